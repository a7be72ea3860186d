import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  const events = ['visibilitychange', 'pagehide', 'pageshow'] as const;
  for (const name of events) window.addEventListener(name, listener, true);
  return () => {
    for (const name of events) window.removeEventListener(name, listener, true);
  };
}

/** Whether the page can be seen. */
export function useVisible(): boolean {
  return useSyncExternalStore(subscribe, () => document.visibilityState === 'visible');
}
