/** Calls back when asking anew may help: the page is seen again, or the network is back. Returns how to stop. */
export function onReturn(listener: () => void): () => void {
  const seen = () => document.visibilityState === 'visible' && listener();
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('online', listener);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    window.removeEventListener('online', listener);
  };
}

/** Waits for some time, less when the page is seen again, the network is back, or it is given up. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      stop();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    const stop = onReturn(done);
    signal.addEventListener('abort', done);
  });
}

const LONGEST_MS = 16_000;

/** How long to wait after so many failures in a row: 1, 2, 4, … seconds. */
export function backoff(failures: number): number {
  return Math.min(LONGEST_MS, 1000 * 2 ** (failures - 1));
}
