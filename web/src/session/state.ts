import type { components } from '../api/schema';
import type { Deadline } from './clock';

export type UserInfo = components['schemas']['UserInfo'];
export type Permission = UserInfo['permissions'][number];

/** Who is signed in, and until when. */
export interface SessionFacts {
  readonly user: UserInfo;
  readonly sessionId: string;
  readonly totpEnabled: boolean;
  readonly deadline: Deadline;
}

/**
 * - `loading`: not known yet;
 * - `failed`: the server could not be asked;
 * - `out`: nobody is signed in;
 * - `in`: somebody is;
 * - `ended`: the session of somebody who was at work has ended, and the work is still on the screen.
 */
export type SessionState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: unknown; readonly retry: () => void }
  | { readonly status: 'out' }
  | { readonly status: 'in'; readonly facts: SessionFacts }
  | { readonly status: 'ended'; readonly facts: SessionFacts };

/** What signing in takes. */
export interface Credentials {
  readonly identifier: string;
  readonly operator?: string;
  readonly password: string;
  readonly totp?: string;
}

export interface Session {
  readonly state: SessionState;
  readonly signIn: (credentials: Credentials) => Promise<void>;
  /** Signs out at once, also without a network. The server is told as soon as it can be reached. */
  readonly signOut: () => void;
  readonly changePassword: (current: string, next: string) => Promise<void>;
  /** Asks again who is signed in, as after a link of activation. */
  readonly refresh: () => Promise<void>;
  /** Gives up the work of a session that has ended. */
  readonly leave: () => void;
}
