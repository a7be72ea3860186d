/**
 * The secret of an activation link stands behind the `#` of its address, which is never sent to a
 * server. It is taken from there at once, so that neither the history nor a picture of the screen has
 * it, and is kept in memory alone.
 */

const PATH = /\/activate\/?$/;

let taken: string | null = null;

/** Takes the secret out of the address of the page, if it has one. */
export function takeActivationToken(): void {
  const { pathname, search, hash } = window.location;
  if (!PATH.test(pathname) || hash.length < 2) return;
  taken = hash.slice(1);
  window.history.replaceState(window.history.state, '', pathname + search);
}

/** The secret of the link that was opened; null when there was none, or when it was used. */
export function activationToken(): string | null {
  return taken;
}

/** Forgets the secret once it is of no use. */
export function forgetActivationToken(): void {
  taken = null;
}
