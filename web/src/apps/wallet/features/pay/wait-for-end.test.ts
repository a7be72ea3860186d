// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Failure } from '../../../../api/failure';
import { CARD_ID, PAYMENT } from '../../test/member';
import type { CodeState } from './pay-state';
import { waitForEnd } from './wait-for-end';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const state = (status: CodeState['status'], paid = false): CodeState => ({
  code_id: 'code',
  card_id: CARD_ID,
  status,
  expires_at: '2026-11-30T10:02:00Z',
  ttl_seconds: 100,
  transaction: paid ? PAYMENT : null,
});

type Step = CodeState | Error | 'hang';

/** Waits with a server that answers step by step; each answer takes 30 ms. */
function wait(...steps: Step[]) {
  const control = new AbortController();
  const seen: string[] = [];
  const asked: number[] = [];
  const read = async (signal: AbortSignal) => {
    asked.push(performance.now());
    const step = steps.shift() ?? 'hang';
    await new Promise((resolve, reject) => {
      if (step !== 'hang') setTimeout(resolve, 30);
      signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    });
    if (step instanceof Error) throw step;
    return step as CodeState;
  };
  const done = waitForEnd({
    read,
    onState: (next) => seen.push(next.transaction === null ? next.status : 'paid'),
    onRefused: (failure) => seen.push(`refused ${(failure as Failure).code}`),
    signal: control.signal,
  });
  return { control, seen, asked, done };
}

const lost = () => new Failure({ code: 'NETWORK', status: null });
const gaps = (asked: readonly number[]) =>
  asked.slice(1).map((at, i) => Math.round((at - (asked[i] ?? 0)) / 1000));

it('asks on while the code is live, and stops at its end', async () => {
  const { seen, asked, done } = wait(state('live'), state('live'), state('used', true));
  await vi.advanceTimersByTimeAsync(10_000);
  await done;
  expect(seen).toEqual(['live', 'live', 'paid']);
  // A server that is about to stop answers at once: it is not asked in a tight loop.
  expect(gaps(asked)).toEqual([1, 1]);
});

it('goes on after lost answers, less and less often', async () => {
  const { seen, asked, done } = wait(lost(), lost(), lost(), state('used', true));
  await vi.advanceTimersByTimeAsync(20_000);
  await done;
  expect(seen).toEqual(['paid']);
  expect(gaps(asked)).toEqual([1, 2, 4]);
});

it('begins anew with short pauses after an answer', async () => {
  const { asked } = wait(lost(), lost(), state('live'), lost(), state('live'));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(gaps(asked)).toEqual([1, 2, 1, 1, 1]);
});

it.each([
  ['an ended session', new Failure({ code: 'TOKEN_EXPIRED', status: 401, ours: true })],
  ['a limit of requests', new Failure({ code: 'RATE_LIMITED', status: 429, ours: true })],
  ['a proxy without its server', new Failure({ code: 'UNREADABLE', status: 502 })],
  ['a page of somebody else', new Failure({ code: 'UNREADABLE', status: 404 })],
  ['a fault', new Failure({ code: 'INTERNAL_ERROR', status: 500, ours: true })],
])('goes on after %s', async (_what, failure) => {
  const { seen, done } = wait(failure, state('revoked'));
  await vi.advanceTimersByTimeAsync(20_000);
  await done;
  expect(seen).toEqual(['revoked']);
});

it('waits as long as the server asks for', async () => {
  const busy = new Failure({
    code: 'RATE_LIMITED',
    status: 429,
    ours: true,
    retryAfter: 7,
  });
  const { asked } = wait(busy, state('live'));
  await vi.advanceTimersByTimeAsync(7500);
  expect(gaps(asked)).toEqual([7]);
});

it('ends when the server refuses for certain', async () => {
  const { seen, done } = wait(new Failure({ code: 'NOT_FOUND', status: 404, ours: true }));
  await vi.advanceTimersByTimeAsync(100);
  await done;
  expect(seen).toEqual(['refused NOT_FOUND']);
});

it('a connection that died in the background is not waited for', async () => {
  const { seen, asked } = wait('hang', state('used', true));
  await vi.advanceTimersByTimeAsync(5000);
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toHaveLength(2);
  expect(seen).toEqual(['paid']);
});

it('asks at once when the network is back', async () => {
  const { asked } = wait(lost(), lost(), lost(), lost(), state('live'));
  await vi.advanceTimersByTimeAsync(8000);
  expect(asked).toHaveLength(4);
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toHaveLength(5);
});

it('says nothing any more once it is given up, while asking and while pausing', async () => {
  const asking = wait(state('live'));
  asking.control.abort();
  const pausing = wait(lost(), state('live'));
  await vi.advanceTimersByTimeAsync(100);
  pausing.control.abort();
  await vi.advanceTimersByTimeAsync(20_000);
  await Promise.all([asking.done, pausing.done]);
  expect([...asking.seen, ...pausing.seen]).toEqual([]);
  expect(pausing.asked).toHaveLength(1);
});
