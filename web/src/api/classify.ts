import { Failure } from './failure';

/** What is known of a charge after one request. */
export type Outcome = 'paid' | 'refused' | 'unknown';

/**
 * Tells what a failed request says of the charge that it carried.
 *
 * Refused for certain: 4xx with this server's error body, 408, and 503 `SERVICE_UNAVAILABLE`.
 * Everything else leaves it open: no answer, an answer that was given up, 5xx of a proxy, 500, and
 * `RESULT_UNKNOWN`.
 */
export function classify(error: unknown): Exclude<Outcome, 'paid'> {
  if (!(error instanceof Failure) || error.status === null) return 'unknown';
  if (error.status === 408) return 'refused';
  if (error.ours && error.status >= 400 && error.status < 500) return 'refused';
  if (error.ours && error.status === 503 && error.code === 'SERVICE_UNAVAILABLE') return 'refused';
  return 'unknown';
}

/** What one attempt came to. */
export type Attempt<T> =
  | { readonly outcome: 'paid'; readonly answer: T }
  | { readonly outcome: 'refused' | 'unknown'; readonly error: unknown };

/** Waits for one attempt. It never throws. */
export async function attempt<T>(request: Promise<T>): Promise<Attempt<T>> {
  try {
    return { outcome: 'paid', answer: await request };
  } catch (error) {
    return { outcome: classify(error), error };
  }
}
