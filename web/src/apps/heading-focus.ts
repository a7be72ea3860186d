import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** How long a page may take until its heading is there. */
const PATIENCE_MS = 10_000;

/** Moves the focus to the heading of each page that is gone to, so that it is read aloud and keys begin there. */
export function useHeadingFocus(): void {
  const router = useRouter();
  useEffect(() => {
    let stop: () => void = () => undefined;
    const unsubscribe = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      stop();
      // The first page begins as the browser does it.
      if (fromLocation !== undefined && pathChanged) stop = focusHeading();
    });
    return () => {
      unsubscribe();
      stop();
    };
  }, [router]);
}

/** Moves the focus to the heading, now or as soon as it is there. Returns how to give up. */
function focusHeading(): () => void {
  if (tryFocus()) return () => undefined;
  const observer = new MutationObserver(() => tryFocus() && stop());
  const timer = setTimeout(() => stop(), PATIENCE_MS);
  const stop = () => {
    clearTimeout(timer);
    observer.disconnect();
  };
  observer.observe(document.body, { childList: true, subtree: true });
  return stop;
}

function tryFocus(): boolean {
  const heading = document.querySelector('h1');
  if (heading === null) return false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}
