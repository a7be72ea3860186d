import { useSyncExternalStore } from 'react';

/** From this width on, the menu stands at the side and has room for everything. */
const WIDE = '(min-width: 768px)';

function subscribe(listener: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the menu stands at the side. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches);
}
