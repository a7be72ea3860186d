/** When a session ends, told without the device's clock, which may be wrong. */
export interface Deadline {
  /** The reading of `performance.now()` at the end. */
  readonly monotonic: number;
  /** The same on the device's clock: sleep may stop the other one. */
  readonly wall: number;
}

/**
 * The deadline of an instant of the server. `date` is the answer's `Date` header; without it the
 * device's clock has to do.
 */
export function deadlineOf(expiresAt: string, date: string | null): Deadline {
  const serverNow = date === null ? Number.NaN : Date.parse(date);
  const wallNow = Date.now();
  const left = Date.parse(expiresAt) - (Number.isNaN(serverNow) ? wallNow : serverNow);
  return { monotonic: performance.now() + left, wall: wallNow + left };
}

/** How many milliseconds are left: the shorter of both clocks, never below zero. */
export function timeLeft(deadline: Deadline): number {
  return Math.max(0, Math.min(deadline.monotonic - performance.now(), deadline.wall - Date.now()));
}
