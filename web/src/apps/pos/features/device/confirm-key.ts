const CONFIRMS: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter']);

/**
 * Whether a key that a person typed confirms. The scanner's own Enter never gets here, and that of an input
 * method is called otherwise.
 */
export function isConfirmKey(key: string): boolean {
  return CONFIRMS.has(key);
}
