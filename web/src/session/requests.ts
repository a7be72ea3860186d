import { type Api, meansSignedOut, take, takeWhole } from '../api/client';
import { deadlineOf } from './clock';
import type { Credentials, SessionFacts } from './state';

/** The role that signs in to each app. */
const ROLES = { wallet: 'member', pos: 'merchant' } as const;

/** Asks who is signed in; null when nobody is. */
export async function readSession(api: Api, signal?: AbortSignal): Promise<SessionFacts | null> {
  try {
    const { data, response } = await takeWhole(
      api.client.GET('/auth/me', signal ? { signal } : {}),
    );
    return {
      user: data.user_info,
      sessionId: data.session_info.id,
      totpEnabled: data.totp_enabled,
      deadline: deadlineOf(data.session_info.expires_at, response.headers.get('date')),
    };
  } catch (error) {
    if (meansSignedOut(error)) return null;
    throw error;
  }
}

/** Signs in. The session arrives as a cookie that scripts cannot read. */
export async function signIn(api: Api, credentials: Credentials): Promise<void> {
  const { identifier, operator, password, totp } = credentials;
  await take(
    api.client.POST('/auth/login', {
      body: {
        role: ROLES[api.app],
        identifier,
        password,
        ...(operator ? { operator } : {}),
        ...(totp ? { totp } : {}),
      },
    }),
  );
}

/** Ends the session. */
export async function signOut(api: Api): Promise<void> {
  await take(api.client.POST('/auth/logout'));
}

/** Changes the password, which ends all other sessions and begins a new one here. */
export async function changePassword(api: Api, current: string, next: string): Promise<void> {
  await take(
    api.client.POST('/auth/password', { body: { current_password: current, new_password: next } }),
  );
}
