/** What this device remembers: look, language, which shop the till is of, an owed sign-out. Nothing secret. */

const PREFIX = 'mps.';

/** A remembered text; null when there is none or the browser keeps nothing. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Remembers a text, or forgets it. A browser that keeps nothing is no fault. */
export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
    // Browsers tell the other tabs only.
    window.dispatchEvent(new StorageEvent('storage', { key: PREFIX + name }));
  } catch {
    // Private windows may refuse.
  }
}

/** Calls back when something else is remembered, here or in another tab. Returns how to stop. */
export function onRemembered(name: string, changed: () => void): () => void {
  const listener = (event: StorageEvent) => {
    if (event.key === PREFIX + name || event.key === null) changed();
  };
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}
