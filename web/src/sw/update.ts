import { useSyncExternalStore } from 'react';
import type { App } from '../api/client';

/** Knows whether a new version waits, and lets it take over at a moment that harms nothing. */

let waiting: ServiceWorker | null = null;
let reloadWanted = false;
const blockers = new Set<symbol>();
const listeners = new Set<() => void>();

const LOOK_EVERY_MS = 30 * 60 * 1000;

function changed(): void {
  for (const listener of listeners) listener();
}

function offer(worker: ServiceWorker | null): void {
  // The first worker of a device has nothing to replace.
  if (worker === null || !navigator.serviceWorker.controller) return;
  waiting = worker;
  changed();
}

function reloadWhenFree(): void {
  if (reloadWanted && blockers.size === 0) location.reload();
}

/** Starts the app's service worker, and looks for new versions from time to time. */
export async function startServiceWorker(app: App): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  let hadOne = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // The first worker of a device takes over a page of the same version.
    if (hadOne) {
      reloadWanted = true;
      reloadWhenFree();
    }
    hadOne = true;
  });
  const registration = await navigator.serviceWorker.register(`/${app}/sw.js`, {
    scope: `/${app}/`,
    updateViaCache: 'none',
  });
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') offer(worker);
    });
  });
  setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MS);
}

/** Keeps updates away while something must not be interrupted, such as a sale. Returns how to allow them again. */
export function blockUpdates(): () => void {
  const blocker = Symbol('update');
  blockers.add(blocker);
  changed();
  return () => {
    blockers.delete(blocker);
    changed();
    reloadWhenFree();
  };
}

/** Lets the new version take over; the page is loaded anew. */
export function applyUpdate(): void {
  if (blockers.size === 0) waiting?.postMessage('take-over');
}

/**
 * Loads the page anew, once, when a part of the app cannot be loaded: after an update of the server
 * the old parts may be gone.
 */
export function reloadForMissingParts(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const at = Number(sessionStorage.getItem('mps.reloaded') ?? 0);
    if (blockers.size > 0 || Date.now() - at < 60_000) return;
    sessionStorage.setItem('mps.reloaded', String(Date.now()));
    event.preventDefault();
    location.reload();
  });
}

/** What to say about updates. */
export type UpdateState = 'none' | 'available' | 'blocked';

/** What there is to say about updates now. */
export function updateState(): UpdateState {
  if (waiting === null) return 'none';
  return blockers.size > 0 ? 'blocked' : 'available';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useUpdate(): UpdateState {
  return useSyncExternalStore(subscribe, updateState);
}
