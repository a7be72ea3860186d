import { createContext, useContext } from 'react';
import type { Permission, Session, SessionFacts } from './state';

export const SessionContext = createContext<Session | null>(null);

/** The session of this browser. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('there is no SessionProvider');
  return session;
}

/** Who is signed in. Only for what stands inside `RequireSession`. */
export function useSignedIn(): SessionFacts {
  const { state } = useSession();
  if (state.status !== 'in' && state.status !== 'ended') throw new Error('nobody is signed in');
  return state.facts;
}

/** Tells whether whoever is signed in may do something. */
export function usePermission(permission: Permission): boolean {
  const { state } = useSession();
  return state.status === 'in' && state.facts.user.permissions.includes(permission);
}
