import { type RefObject, useEffect, useRef } from 'react';

/** How long react-aria waits with the first announcement of a page. */
const FIRST_MS = 100;

/**
 * For a button that may be pending. react-aria announces such a button by an element that refers to it
 * and stays for seven seconds. Once the button is gone, the element has no name, and goes with it.
 */
export function useAnnounced(): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (button.current === null) return;
    // The page may be gone by the time of the second look; its document is not.
    const { id, ownerDocument } = button.current;
    const forget = () => {
      const names = `[data-live-announcer] [aria-labelledby~="${id}"]`;
      for (const announced of ownerDocument.querySelectorAll(names)) announced.remove();
    };
    return () => {
      forget();
      setTimeout(forget, FIRST_MS);
    };
  }, []);
  return button;
}
