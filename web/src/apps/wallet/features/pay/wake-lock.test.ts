// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { keepAwake, prepareToPay } from './wake-lock';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

function screenLock(request: () => Promise<unknown>) {
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
}

afterEach(() => {
  Reflect.deleteProperty(navigator, 'wakeLock');
});

it('is asked for in the gesture, once, and again after the page was hidden', async () => {
  const locks: { released: boolean; release: () => Promise<void> }[] = [];
  const request = vi.fn(async () => {
    const lock = {
      released: false,
      release: async () => {
        lock.released = true;
      },
    };
    locks.push(lock);
    return lock;
  });
  screenLock(request);
  prepareToPay();
  const stop = keepAwake();
  await settle();
  expect(request).toHaveBeenCalledTimes(1);
  // The browser takes it away with the page, and gives a new one when it is seen again.
  await locks[0]?.release();
  document.dispatchEvent(new Event('visibilitychange'));
  await settle();
  expect(request).toHaveBeenCalledTimes(2);
  stop();
  await settle();
  expect(locks.every(({ released }) => released)).toBe(true);
  document.dispatchEvent(new Event('visibilitychange'));
  await settle();
  expect(request).toHaveBeenCalledTimes(2);
});

it('is let go when no code follows the gesture', async () => {
  vi.useFakeTimers();
  const release = vi.fn(async () => undefined);
  screenLock(async () => ({ released: false, release }));
  prepareToPay();
  await vi.advanceTimersByTimeAsync(9000);
  expect(release).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2000);
  expect(release).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});

it('a browser that refuses, or has no such thing, is no fault', async () => {
  screenLock(async () => {
    throw new DOMException('', 'NotAllowedError');
  });
  const stop = keepAwake();
  await settle();
  stop();
  Reflect.deleteProperty(navigator, 'wakeLock');
  keepAwake()();
  await settle();
});
