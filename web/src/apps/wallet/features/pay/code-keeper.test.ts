// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../../api/failure';
import { timeLeft } from '../../../../session/clock';
import { CARD_ID, PAYMENT } from '../../test/member';
import { createCodeKeeper } from './code-keeper';
import type { CodeState, PaymentCode } from './pay-state';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const lost = () => new Failure({ code: 'NETWORK', status: null });
const frozen = () => new Failure({ code: 'CARD_NOT_ACTIVE', status: 409, ours: true });

/** A server that makes codes A, B, …, and a keeper of its codes. */
function keep() {
  const waiting = new Map<string, (state: CodeState) => void>();
  const failures: Error[] = [];
  let made = 0;
  const server = {
    make: vi.fn(async (signal: AbortSignal): Promise<PaymentCode> => {
      await new Promise((resolve, reject) => {
        setTimeout(resolve, 100);
        signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      });
      const failure = failures.shift();
      if (failure) throw failure;
      made += 1;
      return {
        code_id: String.fromCharCode(64 + made),
        qr_plain: '906274278253460684247932',
        // A device whose clock is years off must not care.
        expires_at: '2001-01-01T00:00:00Z',
        ttl_seconds: 120,
        card_info: { card_no: 'STD00000001', card_type: 'standard', balance: 1000 },
        qr_svg: '<svg/>',
        barcode_svg: '<svg/>',
      };
    }),
    read: vi.fn(
      (id: string, signal: AbortSignal) =>
        new Promise<CodeState>((resolve, reject) => {
          waiting.set(id, resolve);
          signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        }),
    ),
    revoke: vi.fn(async () => undefined),
  };
  const onPaid = vi.fn();
  const keeper = createCodeKeeper(server, onPaid);
  const become = (id: string, status: CodeState['status'], isPaid = false) =>
    waiting.get(id)?.({
      code_id: id,
      card_id: CARD_ID,
      status,
      expires_at: '2001-01-01T00:00:00Z',
      ttl_seconds: 0,
      transaction: isPaid ? PAYMENT : null,
    });
  /** The state in a word. */
  const now = () => {
    const state = keeper.state();
    if (state.phase === 'live') return `live ${state.code.code_id}`;
    return state.phase === 'over' ? `over ${state.why}` : state.phase;
  };
  return { keeper, server, onPaid, become, now, failures };
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

describe('a code', () => {
  it('counts down from the arrival of its answer', async () => {
    const { keeper, now } = keep();
    keeper.start();
    expect(now()).toBe('making');
    await pass(0.1);
    expect(now()).toBe('live A');
    await pass(30);
    const state = keeper.state();
    if (state.phase !== 'live') throw new Error(state.phase);
    expect(timeLeft(state.deadline) / 1000).toBeCloseTo(90, 0);
  });

  it('does not live longer when the monotonic clock stood still, as in sleep', async () => {
    const { keeper, now } = keep();
    keeper.start();
    await pass(1);
    vi.setSystemTime(Date.now() + 3_600_000);
    keeper.setActive(false);
    await pass(1);
    expect(now()).toBe('making');
  });

  it('does not live longer when the clock of the device is put back', async () => {
    const { keeper, now, failures } = keep();
    keeper.start();
    await pass(1);
    vi.setSystemTime(Date.now() - 3_600_000);
    failures.push(...Array.from({ length: 20 }, lost));
    await pass(118);
    expect(now()).toBe('live A');
    await pass(3);
    expect(now()).not.toBe('live A');
  });

  it('is renewed before it ends, and what becomes of the earlier one is no news', async () => {
    const { keeper, server, become, now } = keep();
    keeper.start();
    await pass(99);
    expect(server.make).toHaveBeenCalledTimes(1);
    await pass(3);
    expect(now()).toBe('live B');
    become('A', 'replaced');
    await pass(1);
    expect(now()).toBe('live B');
  });

  it('is not shown for ever to nobody', async () => {
    const { keeper, server, now } = keep();
    keeper.start();
    await pass(30 * 60);
    expect(server.make).toHaveBeenCalledTimes(6);
    expect(now()).toBe('over expired');
    keeper.restart();
    await pass(1);
    expect(now()).toBe('live G');
  });

  it('is not renewed while nobody sees it, but at once when somebody comes back', async () => {
    const { keeper, server, now } = keep();
    keeper.start();
    await pass(1);
    keeper.setActive(false);
    await pass(110);
    expect(server.make).toHaveBeenCalledTimes(1);
    await pass(20);
    expect(now()).toBe('making');
    keeper.setActive(true);
    await pass(0.2);
    expect(now()).toBe('live B');
  });

  it('that is left is revoked, and nothing goes on', async () => {
    const { keeper, server } = keep();
    const stop = keeper.start();
    await pass(1);
    stop();
    expect(server.revoke).toHaveBeenCalledTimes(1);
    await pass(600);
    expect(server.make).toHaveBeenCalledTimes(1);
  });

  it('that is left before it arrives is not shown', async () => {
    const { keeper, server, now } = keep();
    keeper.start()();
    await pass(5);
    expect(now()).toBe('making');
    expect(server.read).not.toHaveBeenCalled();
  });
});

describe('what becomes of a code', () => {
  it('paid: it is said, and nothing else happens', async () => {
    const { keeper, server, onPaid, become, now } = keep();
    const stop = keeper.start();
    await pass(1);
    become('A', 'used', true);
    await pass(0);
    expect(now()).toBe('paid');
    expect(onPaid).toHaveBeenCalledTimes(1);
    await pass(600);
    expect(now()).toBe('paid');
    stop();
    expect(server.make).toHaveBeenCalledTimes(1);
    expect(server.revoke).not.toHaveBeenCalled();
  });

  it('paid in the moment of the renewal: the new code does not hide it', async () => {
    const { keeper, become, now } = keep();
    keeper.start();
    await pass(102);
    expect(now()).toBe('live B');
    become('A', 'used', true);
    await pass(0);
    expect(now()).toBe('paid');
  });

  it('paid with a code that may be charged again', async () => {
    const { keeper, become, now } = keep();
    keeper.start();
    await pass(1);
    become('A', 'live', true);
    await pass(0);
    expect(now()).toBe('paid');
  });

  it.each(['replaced', 'revoked', 'used'] as const)('%s: it is said', async (status) => {
    const { keeper, become, now } = keep();
    keeper.start();
    await pass(1);
    become('A', status);
    await pass(5);
    expect(now()).toBe(`over ${status}`);
  });

  it('expired sooner than was reckoned: there is a new one', async () => {
    const { keeper, become, now } = keep();
    keeper.start();
    await pass(1);
    become('A', 'expired');
    await pass(1);
    expect(now()).toBe('live B');
  });

  it('replaced by the renewal whose answer is on its way: the page does not say so', async () => {
    const { keeper, server, become, now } = keep();
    keeper.start();
    await pass(1);
    for (let i = 0; server.make.mock.calls.length === 1 && i < 1200; i += 1) await pass(0.1);
    become('A', 'replaced');
    await pass(0);
    expect(now()).toBe('live A');
    await pass(1);
    expect(now()).toBe('live B');
  });

  it('replaced by a renewal whose answer was lost: there is a new one', async () => {
    const { keeper, become, now, failures } = keep();
    keeper.start();
    await pass(1);
    failures.push(lost());
    await pass(100);
    expect(now()).toBe('live A');
    become('A', 'replaced');
    await pass(2);
    expect(now()).toBe('live B');
  });
});

describe('a code that cannot be had', () => {
  it('says why, and tries again when asked', async () => {
    const { keeper, now, failures } = keep();
    failures.push(lost());
    keeper.start();
    await pass(1);
    expect(now()).toBe('failed');
    keeper.restart();
    await pass(1);
    expect(now()).toBe('live A');
  });

  it('comes by itself when the network is back', async () => {
    const { keeper, now, failures } = keep();
    failures.push(lost());
    keeper.start();
    await pass(1);
    keeper.setActive(false);
    keeper.setActive(true);
    await pass(1);
    expect(now()).toBe('live A');
  });

  it('is tried again in time while the one before still lives', async () => {
    const { keeper, server, now, failures } = keep();
    keeper.start();
    await pass(1);
    failures.push(lost(), lost());
    await pass(100);
    expect(now()).toBe('live A');
    await pass(5);
    expect(now()).toBe('live B');
    expect(server.make).toHaveBeenCalledTimes(4);
  });

  it('because the card was frozen is not hidden behind the one before', async () => {
    const { keeper, now, failures } = keep();
    keeper.start();
    await pass(1);
    failures.push(frozen());
    await pass(101);
    expect(now()).toBe('failed');
  });
});
