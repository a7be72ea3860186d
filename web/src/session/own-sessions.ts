import { useQuery, useQueryClient } from '@tanstack/react-query';
import { take } from '../api/client';
import { useApi } from '../api/context';
import type { components } from '../api/schema';
import { useSession } from './context';

export type OwnSession = components['schemas']['SessionInfo'];

const KEY = ['sessions'];

/** Where the account is signed in. */
export function useOwnSessions() {
  const api = useApi();
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) =>
      (await take(api.client.GET('/auth/sessions', { signal }))).sessions,
    staleTime: 0,
  });
}

/** Ends one of the own sessions, or all of them, this one too. */
export function useEndSessions(): {
  readonly end: (session: OwnSession) => Promise<void>;
  readonly endAll: () => Promise<void>;
} {
  const api = useApi();
  const queries = useQueryClient();
  const { refresh } = useSession();
  return {
    end: async ({ id }) => {
      await take(api.client.DELETE('/auth/sessions/{id}', { params: { path: { id } } }));
      await queries.invalidateQueries({ queryKey: KEY });
    },
    endAll: async () => {
      await take(api.client.POST('/auth/logout-all'));
      await refresh();
    },
  };
}
