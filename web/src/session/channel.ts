import type { App } from '../api/client';

/** `changed`: somebody else may be signed in now. `left`: nobody is, which needs no server to be true. */
export type SessionNews = 'changed' | 'left';

/** Tells the other tabs of this app. */
export interface SessionChannel {
  readonly announce: (news: SessionNews) => void;
  readonly close: () => void;
}

/** Opens the channel. `heard` is called for what other tabs announce. */
export function openSessionChannel(app: App, heard: (news: SessionNews) => void): SessionChannel {
  const channel = new BroadcastChannel(`mps-session-${app}`);
  channel.addEventListener('message', ({ data }: MessageEvent<SessionNews>) => heard(data));
  return {
    announce: (news) => channel.postMessage(news),
    close: () => channel.close(),
  };
}
