import type { App } from '../api/client';

/** Tells the other tabs of this app that somebody else is signed in now, or nobody. */
export interface SessionChannel {
  readonly announce: () => void;
  readonly close: () => void;
}

/** Opens the channel. `changed` is called for what other tabs announce. */
export function openSessionChannel(app: App, changed: () => void): SessionChannel {
  const channel = new BroadcastChannel(`mps-session-${app}`);
  channel.addEventListener('message', changed);
  return {
    announce: () => channel.postMessage('changed'),
    close: () => channel.close(),
  };
}
