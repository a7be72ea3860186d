import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import type { components } from '../../../../api/schema';
import { useSession } from '../../../../session';
import {
  Badge,
  Button,
  Dialog,
  ErrorNotice,
  ErrorView,
  Form,
  Page,
  Spinner,
  useFormat,
  useSubmit,
  useToast,
} from '../../../../ui';
import { usePosMessages } from '../../i18n';

type SessionInfo = components['schemas']['SessionInfo'];

const KEY = ['sessions'];

/** Where this account is signed in. */
export function SessionsPage() {
  const { account } = usePosMessages();
  const api = useApi();
  const query = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) =>
      (await take(api.client.GET('/auth/sessions', { signal }))).sessions,
    staleTime: 0,
  });
  return (
    <Page title={account.sessions} className="max-w-2xl" actions={<EndAll />}>
      <p className="text-ink-2">{account.sessionsHelp}</p>
      {query.isPending && <Spinner />}
      {query.error !== null && <ErrorView error={query.error} retry={() => void query.refetch()} />}
      {query.data && (
        <ul className="overflow-hidden rounded-card border border-line bg-surface">
          {query.data.map((session) => (
            <li key={session.id} className="border-line border-b px-4 py-3 last:border-b-0">
              <Row session={session} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function Row({ session }: { readonly session: SessionInfo }) {
  const { account } = usePosMessages();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const format = useFormat();
  const { onSubmit, isBusy, error } = useSubmit(async () => {
    const params = { params: { path: { id: session.id } } };
    await take(api.client.DELETE('/auth/sessions/{id}', params));
    toast(account.sessionEnded, 'success');
    await queries.invalidateQueries({ queryKey: KEY });
  });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <p className="font-medium">{account.sessionSince(format.date(session.issued_at))}</p>
          <p className="text-ink-2 text-sm">
            {account.sessionUntil(format.date(session.expires_at))}
          </p>
        </div>
        {session.current ? (
          <Badge tone="success" text={account.sessionHere} />
        ) : (
          <Form onSubmit={onSubmit}>
            <Button type="submit" isPending={isBusy}>
              {account.sessionEnd}
            </Button>
          </Form>
        )}
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </div>
  );
}

function EndAll() {
  const { account } = usePosMessages();
  const api = useApi();
  const { refresh } = useSession();
  const [asking, setAsking] = useState(false);
  const { onSubmit, isBusy, error } = useSubmit(async () => {
    await take(api.client.POST('/auth/logout-all'));
    await refresh();
  });
  return (
    <>
      <Button tone="danger" onPress={() => setAsking(true)}>
        {account.sessionsEndAll}
      </Button>
      <Dialog
        isOpen={asking}
        onOpenChange={setAsking}
        title={account.sessionsEndAllTitle}
        role="alertdialog"
      >
        <Form onSubmit={onSubmit}>
          <p>{account.sessionsEndAllHelp}</p>
          {error !== null && <ErrorNotice error={error} />}
          <Button type="submit" tone="danger" size="large" wide isPending={isBusy}>
            {account.sessionsEndAll}
          </Button>
        </Form>
      </Dialog>
    </>
  );
}
