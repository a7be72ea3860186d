/** What the service worker does with a request. */
export type Handling = 'page' | 'asset' | 'none';

interface Facts {
  readonly method: string;
  readonly mode: string;
  readonly url: string;
}

/**
 * Pages of the app come from the network, or from the shell; hashed files from the store. Everything
 * else, and so every request to the API, is left alone.
 */
export function handlingOf({ method, mode, url }: Facts, origin: string, base: string): Handling {
  const address = new URL(url);
  if (method !== 'GET' || address.origin !== origin) return 'none';
  if (mode === 'navigate') return address.pathname.startsWith(base) ? 'page' : 'none';
  return address.pathname.startsWith('/assets/') ? 'asset' : 'none';
}

/** The names of the stores to delete: all of this app but the newest and the one before, whose pages may still run. */
export function outdated(names: readonly string[], prefix: string, current: string): string[] {
  const earlier = names.filter((name) => name.startsWith(prefix) && name !== current);
  return earlier.slice(0, -1);
}
