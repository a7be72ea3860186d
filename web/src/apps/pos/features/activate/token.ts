/** The secret of the link that was opened. It is in no address, storage or history, and gone after a reload. */
let token: string | null = null;

/** Takes the secret out of an address. Tells whether there was one. */
export function takeToken(hash: string): boolean {
  const found = hash.replace(/^#/, '');
  if (found === '') return false;
  token = found;
  return true;
}

/** The secret; null when no link was opened. */
export function heldToken(): string | null {
  return token;
}

/** Forgets the secret, which works once only. */
export function dropToken(): void {
  token = null;
}
