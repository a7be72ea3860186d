import { type Deadline, timeLeft } from '../../../../session/clock';
import type { CodeServer } from './code-server';
import { backoff } from './pause';
import type { CodeKeeper, CodeState, PaymentCode, PayState } from './pay-state';
import { isRefusal, waitForEnd } from './wait-for-end';

/** A code is replaced this long before its end, as long as an answer may take. */
const RENEW_MS = 20_000;
/** So many codes follow each other before somebody has to ask for more: about ten minutes. */
const MOST_CODES = 6;
const TICK_MS = 500;

/** The end of a life that begins now. `expires_at` is not used: the device's clock may be wrong. */
function deadlineIn(seconds: number): Deadline {
  return { monotonic: performance.now() + seconds * 1000, wall: Date.now() + seconds * 1000 };
}

export function createCodeKeeper(server: CodeServer, onPaid: () => void): CodeKeeper {
  let state: PayState = { phase: 'making' };
  let control = new AbortController();
  let isActive = true;
  let isMaking = false;
  /** The code that is shown was replaced while the next one was asked for. */
  let isReplaced = false;
  let failures = 0;
  let nextTry = 0;
  let made = 0;
  const listeners = new Set<() => void>();

  const become = (next: PayState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const isShown = (code: PaymentCode) =>
    state.phase === 'live' && state.code.code_id === code.code_id;

  const settle = (code: PaymentCode, { status, transaction }: CodeState) => {
    if (transaction !== null) {
      become({ phase: 'paid', transaction });
      control.abort();
      onPaid();
      return;
    }
    // Without a payment nothing is to be said of a code that has a successor here.
    if (status === 'live' || !isShown(code)) return;
    if (status === 'replaced' && isMaking) isReplaced = true;
    // A request whose answer was lost may have made the code that replaced this one.
    else if (status === 'expired' || (status === 'replaced' && failures > 0))
      become({ phase: 'making' });
    else become({ phase: 'over', why: status });
  };

  const show = (code: PaymentCode, signal: AbortSignal) => {
    made += 1;
    failures = 0;
    isReplaced = false;
    become({ phase: 'live', code, deadline: deadlineIn(code.ttl_seconds) });
    void waitForEnd({
      read: (reading) => server.read(code.code_id, reading),
      onState: (answer) => settle(code, answer),
      onRefused: (error) => isShown(code) && become({ phase: 'failed', error }),
      signal,
    });
  };

  const make = async () => {
    const { signal } = control;
    isMaking = true;
    try {
      const code = await server.make(signal);
      if (!signal.aborted) show(code, signal);
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      nextTry = performance.now() + backoff(failures);
      if (state.phase !== 'live' || isReplaced || isRefusal(error))
        become({ phase: 'failed', error });
    } finally {
      if (signal === control.signal) isMaking = false;
    }
  };

  const tick = () => {
    if (state.phase === 'live') {
      const left = timeLeft(state.deadline);
      const mayFollow = made < MOST_CODES;
      if (left === 0) become(mayFollow ? { phase: 'making' } : { phase: 'over', why: 'expired' });
      if (left > RENEW_MS || !mayFollow) return;
    } else if (state.phase !== 'making') return;
    if (isActive && !isMaking && performance.now() >= nextTry) void make();
  };

  const restart = () => {
    made = 0;
    failures = 0;
    nextTry = 0;
    isReplaced = false;
    become({ phase: 'making' });
    tick();
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => {
      control = new AbortController();
      isMaking = false;
      restart();
      const timer = setInterval(tick, TICK_MS);
      return () => {
        clearInterval(timer);
        control.abort();
        if (state.phase === 'live') server.revoke().catch(() => undefined);
      };
    },
    setActive: (active) => {
      const isBack = active && !isActive;
      isActive = active;
      if (!isBack) return;
      // Whoever comes back is there to pay.
      made = 0;
      if (state.phase === 'failed') restart();
      else tick();
    },
    restart,
  };
}
