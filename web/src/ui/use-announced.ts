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
    const id = button.current?.id;
    const forget = () => {
      const names = `[data-live-announcer] [aria-labelledby~="${id}"]`;
      for (const announced of document.querySelectorAll(names)) announced.remove();
    };
    return () => {
      forget();
      setTimeout(forget, FIRST_MS);
    };
  }, []);
  return button;
}
