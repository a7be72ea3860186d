import { act, renderHook } from '@testing-library/react';
import * as v from 'valibot';
import { beforeEach, expect, it, vi } from 'vitest';
import { Failure } from '../../../../api/failure';
import { recall, remember } from '../../../../device';
import { deviceSlot, memorySlot, type Slot } from './slot';
import { useOnce } from './use-once';

const LOST = new Failure({ code: 'NETWORK', status: null });
const REFUSED = new Failure({ code: 'LIMIT_EXCEEDED', status: 409, ours: true });

const send = vi.fn<(body: string, key: string) => Promise<string>>();
const keys = () => send.mock.calls.map(([, key]) => key);

beforeEach(() => {
  send.mockReset();
});

function use(slot: Slot<string> = memorySlot<string>()) {
  return renderHook(() => useOnce({ slot, send }));
}

it('is sent once by a double click', async () => {
  send.mockResolvedValue('done');
  const { result } = use();
  await act(async () => {
    result.current.start('a');
    result.current.start('a');
  });
  expect(send).toHaveBeenCalledTimes(1);
  expect(result.current.state).toEqual({ kind: 'done', body: 'a', answer: 'done' });
});

it('sends the same key until the outcome is certain', async () => {
  send.mockRejectedValueOnce(LOST).mockRejectedValueOnce(LOST).mockResolvedValueOnce('done');
  const { result } = use();
  await act(async () => result.current.start('a'));
  expect(result.current.state.kind).toBe('unknown');
  await act(async () => result.current.start('b'));
  expect(send).toHaveBeenCalledTimes(1);
  await act(async () => result.current.askAgain());
  expect(result.current.state.kind).toBe('unknown');
  await act(async () => result.current.askAgain());
  expect(result.current.state.kind).toBe('done');
  expect(new Set(keys()).size).toBe(1);
});

it('a refusal after an unknown outcome says nothing of the request before it', async () => {
  send.mockRejectedValueOnce(LOST).mockRejectedValueOnce(REFUSED);
  const { result } = use();
  await act(async () => result.current.start('a'));
  await act(async () => result.current.askAgain());
  expect(result.current.state).toEqual({ kind: 'unknown', body: 'a', error: REFUSED });
  act(() => result.current.giveUp());
  expect(result.current.state.kind).toBe('idle');
});

it('begins anew with another key after a certain refusal', async () => {
  send.mockRejectedValueOnce(REFUSED).mockResolvedValueOnce('done');
  const { result } = use();
  await act(async () => result.current.start('a'));
  expect(result.current.state.kind).toBe('refused');
  await act(async () => result.current.start('b'));
  expect(result.current.state.kind).toBe('done');
  expect(new Set(keys()).size).toBe(2);
});

it('is found again after a reload, with its key', async () => {
  const slot = () => deviceSlot<string>('refund.PAY1', v.string());
  send.mockRejectedValueOnce(LOST).mockResolvedValueOnce('done');
  const before = use(slot());
  await act(async () => before.result.current.start('a'));
  before.unmount();
  const { result } = use(slot());
  expect(result.current.state).toEqual({ kind: 'unknown', body: 'a', error: null });
  await act(async () => result.current.askAgain());
  expect(result.current.state.kind).toBe('done');
  expect(new Set(keys()).size).toBe(1);
  expect(recall('pending.refund.PAY1')).toBeNull();
});

it('notes a certain outcome even when the page was left meanwhile', async () => {
  const slot = deviceSlot<string>('refund.PAY2', v.string());
  let answer: (value: string) => void = () => undefined;
  send.mockReturnValueOnce(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  const { result, unmount } = use(slot);
  act(() => result.current.start('a'));
  expect(slot.load()).not.toBeNull();
  unmount();
  await act(async () => answer('done'));
  expect(slot.load()).toBeNull();
});

it('leaves out what is kept in a form that it does not know', () => {
  remember('pending.refund.PAY3', '{"key":"k","body":17}');
  expect(deviceSlot<string>('refund.PAY3', v.string()).load()).toBeNull();
  remember('pending.refund.PAY3', 'no json');
  expect(deviceSlot<string>('refund.PAY3', v.string()).load()).toBeNull();
});
