import { Failure } from '../../../../api/failure';
import { backoff, onReturn, pause } from './pause';
import type { CodeState } from './pay-state';

interface Wait {
  /** Asks the server, which answers when something happens, or after a while. */
  readonly read: (signal: AbortSignal) => Promise<CodeState>;
  /** Each answer. After the first that is not `live` there is no other. */
  readonly onState: (state: CodeState) => void;
  /** The server refuses to say more of this code. */
  readonly onRefused: (failure: unknown) => void;
  readonly signal: AbortSignal;
}

/** A server that is about to stop answers at once; it is not asked more often than this. */
const SHORTEST_MS = 1000;

/**
 * Waits for what becomes of a payment code, and never gives up by itself: after a lost answer, an ended
 * session or a busy server it asks again.
 */
export async function waitForEnd({ read, onState, onRefused, signal }: Wait): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const began = performance.now();
    try {
      const state = await readOnce(read, signal);
      if (signal.aborted) return;
      failures = 0;
      if (state === null) continue;
      onState(state);
      if (state.status !== 'live') return;
      const rest = SHORTEST_MS - (performance.now() - began);
      if (rest > 0) await pause(rest, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (isRefusal(error)) return onRefused(error);
      failures += 1;
      await pause(Math.max(backoff(failures), retryAfter(error)), signal);
    }
  }
}

/** One question; null when it was given up because the page came back, and its connection may be dead. */
async function readOnce(read: Wait['read'], signal: AbortSignal): Promise<CodeState | null> {
  const control = new AbortController();
  let isStale = false;
  const giveUp = () => control.abort();
  const stop = onReturn(() => {
    isStale = true;
    giveUp();
  });
  signal.addEventListener('abort', giveUp);
  try {
    return await read(control.signal);
  } catch (error) {
    if (isStale) return null;
    throw error;
  } finally {
    stop();
    signal.removeEventListener('abort', giveUp);
  }
}

/** Whether asking again is of no use. Signing in again is, and so is waiting. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof Failure) || !error.ours || error.status === null) return false;
  return error.status >= 400 && error.status < 500 && ![401, 408, 429].includes(error.status);
}

function retryAfter(error: unknown): number {
  return error instanceof Failure ? (error.retryAfter ?? 0) * 1000 : 0;
}
