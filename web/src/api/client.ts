import createClient, { type Client, type Middleware } from 'openapi-fetch';
import { Failure, failureOf, failureWithoutAnswer } from './failure';
import type { paths } from './schema';
import { fetchUsually } from './transport';

/** The app, which also chooses the cookie of the session. */
export type App = 'wallet' | 'pos';

/** The codes that say that there is no session (any more). */
const SIGNED_OUT: ReadonlySet<string> = new Set([
  'TOKEN_MISSING',
  'TOKEN_INVALID',
  'TOKEN_EXPIRED',
  'SESSION_REVOKED',
]);

/** Tells whether a failure means that nobody is signed in. */
export function meansSignedOut(error: unknown): boolean {
  return error instanceof Failure && SIGNED_OUT.has(error.code);
}

/** The server's interface, for one app. */
export interface Api {
  readonly app: App;
  /** The endpoints of docs/openapi.json. */
  readonly client: Client<paths>;
  /** Calls back whenever an answer says that nobody is signed in. Returns how to stop. */
  readonly onSignedOut: (listener: (failure: Failure) => void) => () => void;
}

/** Makes the interface for one app. `locale` is asked at each request. */
export function createApi(app: App, locale: () => string): Api {
  const client = createClient<paths>({ baseUrl: location.origin, fetch: fetchUsually });
  const headers: Middleware = {
    onRequest({ request }) {
      request.headers.set('X-MPS-App', app);
      request.headers.set('Accept-Language', locale());
    },
  };
  const listeners = new Set<(failure: Failure) => void>();
  const watch: Middleware = {
    async onResponse({ response }) {
      if (response.status !== 401 || listeners.size === 0) return;
      const failure = failureOf(
        response,
        await response
          .clone()
          .json()
          .catch(() => null),
      );
      if (!meansSignedOut(failure)) return;
      for (const listener of listeners) listener(failure);
    },
  };
  client.use(headers, watch);
  return {
    app,
    client,
    onSignedOut: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What openapi-fetch resolves with. */
interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Waits for an answer, and gives its body. Everything else is thrown as a `Failure`, except that a
 * request which the caller itself gave up is thrown as it is.
 */
export async function take<T>(answer: Promise<Answer<T>>): Promise<T> {
  return (await takeWhole(answer)).data;
}

/** The same with the response, for its headers. */
export async function takeWhole<T>(
  answer: Promise<Answer<T>>,
): Promise<{ readonly data: T; readonly response: Response }> {
  let settled: Answer<T>;
  try {
    settled = await answer;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw failureWithoutAnswer(cause);
  }
  const { data, error, response } = settled;
  if (!response.ok || data === undefined) throw failureOf(response, error);
  return { data, response };
}

/** A new `Idempotency-Key`: one for each thing that is to happen, kept for its repeats. */
export function newKey(): string {
  return crypto.randomUUID();
}

/** The header of a key, for `params.header`. */
export function withKey(key: string): { readonly 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}
