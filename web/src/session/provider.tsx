import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useApi } from '../api/context';
import { openSessionChannel, type SessionChannel } from './channel';
import { timeLeft } from './clock';
import { SessionContext } from './context';
import { owedSignOut } from './owed-sign-out';
import { changePassword, readSession, signIn } from './requests';
import type { Session, SessionFacts, SessionState } from './state';

const KEY = ['session', 'me'] as const;

/** How often the server is told of a sign-out until it answers. */
const PAY_EVERY_MS = 15_000;

/** Knows who is signed in, keeps all tabs in step, and notices the end of the session. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const api = useApi();
  const queries = useQueryClient();
  const owed = useMemo(() => owedSignOut(api), [api]);
  /** Asks who is there. While a sign-out is owed, nobody is, whatever the server would say. */
  const ask = useCallback(
    async (signal?: AbortSignal) => {
      if (!owed.isOwed()) return readSession(api, signal);
      await owed.pay();
      return null;
    },
    [api, owed],
  );
  const me = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => ask(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  /** The facts of a session that ended under somebody's hands. */
  const [ended, setEnded] = useState<SessionFacts | null>(null);
  /** Whose work is on the screen. */
  const atWork = useRef<string | null>(null);
  atWork.current = (ended ?? me.data)?.user.id ?? null;
  const asking = useRef(false);

  const noticeEnd = useCallback(() => {
    const known = queries.getQueryData<SessionFacts | null>(KEY);
    if (!known) return;
    setEnded(known);
    queries.setQueryData(KEY, null);
  }, [queries]);

  /** How often somebody left. */
  const left = useRef(0);
  /** Hides everything of whoever was signed in. */
  const hide = useCallback(() => {
    left.current += 1;
    setEnded(null);
    void queries.cancelQueries({ queryKey: KEY });
    queries.removeQueries({ predicate: isOfAccount });
    queries.setQueryData(KEY, null);
  }, [queries]);

  /** Asks who is there now. The same person goes on with the work; anybody else begins with nothing. */
  const refresh = useCallback(async () => {
    asking.current = true;
    const leftBefore = left.current;
    try {
      const next = await ask();
      // Whoever left meanwhile is not shown again by an answer from before.
      if (left.current !== leftBefore) return;
      if (next !== null && next.user.id === atWork.current) {
        void queries.invalidateQueries({ predicate: isOfAccount });
      } else {
        queries.removeQueries({ predicate: isOfAccount });
      }
      setEnded(null);
      queries.setQueryData(KEY, next);
    } finally {
      asking.current = false;
    }
  }, [ask, queries]);

  const channel = useRef<SessionChannel | null>(null);
  useEffect(() => {
    const opened = openSessionChannel(api.app, (news) => {
      if (news === 'left') hide();
      else void refresh().catch(() => undefined);
    });
    channel.current = opened;
    return () => opened.close();
  }, [api, hide, refresh]);

  useEffect(() => {
    const pay = () => void owed.pay();
    window.addEventListener('online', pay);
    const timer = setInterval(pay, PAY_EVERY_MS);
    return () => {
      window.removeEventListener('online', pay);
      clearInterval(timer);
    };
  }, [owed]);

  useEffect(
    () =>
      api.onSignedOut(() => {
        // A late answer to an earlier account says nothing of this one: the server is asked.
        if (asking.current || !queries.getQueryData(KEY)) return;
        asking.current = true;
        readSession(api)
          .then((facts) => facts === null && noticeEnd())
          .catch(() => undefined)
          .finally(() => {
            asking.current = false;
          });
      }),
    [api, queries, noticeEnd],
  );

  const deadline = me.data?.deadline;
  useEffect(() => {
    if (deadline === undefined) return;
    const timer = setInterval(() => timeLeft(deadline) === 0 && noticeEnd(), 1000);
    return () => clearInterval(timer);
  }, [deadline, noticeEnd]);

  const { data, error, refetch } = me;
  const state = useMemo<SessionState>(() => {
    if (ended !== null) return { status: 'ended', facts: ended };
    if (data) return { status: 'in', facts: data };
    if (data === null) return { status: 'out' };
    if (error !== null) return { status: 'failed', error, retry: () => void refetch() };
    return { status: 'loading' };
  }, [ended, data, error, refetch]);

  const session = useMemo<Session>(() => {
    const changed = async () => {
      await refresh();
      channel.current?.announce('changed');
    };
    const begun = () => {
      owed.forget();
      return changed();
    };
    return {
      state,
      signIn: async (credentials) => {
        // The answer to a sign-out takes the cookie away, so it must not come after the next one.
        await owed.pay();
        await signIn(api, credentials);
        await begun();
      },
      signOut: () => {
        owed.begin();
        hide();
        channel.current?.announce('left');
      },
      changePassword: async (current, next) => {
        await changePassword(api, current, next);
        await changed();
      },
      refresh: begun,
      leave: () => {
        setEnded(null);
        queries.removeQueries({ predicate: isOfAccount });
      },
    };
  }, [api, queries, owed, state, hide, refresh]);
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

/** Everything but the settings and the session itself belongs to the account. */
function isOfAccount({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean {
  return queryKey[0] !== 'app' && queryKey[0] !== 'session';
}
