import { useState } from 'react';
import { useMessages } from '../../../../i18n';
import { type OwnSession, useEndSessions, useOwnSessions } from '../../../../session/own-sessions';
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

/** Where this account is signed in. */
export function SessionsPage() {
  const { account } = usePosMessages();
  const { settings } = useMessages();
  const query = useOwnSessions();
  return (
    <Page
      title={account.sessions}
      back={{ href: '/settings', label: settings.title }}
      actions={<EndAll />}
    >
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

function Row({ session }: { readonly session: OwnSession }) {
  const { account } = usePosMessages();
  const { end } = useEndSessions();
  const toast = useToast();
  const format = useFormat();
  const { onSubmit, isBusy, error } = useSubmit(async () => {
    await end(session);
    toast(account.sessionEnded, 'success');
  });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="font-medium">{account.sessionSince(format.date(session.issued_at))}</p>
          <p className="text-ink-2 text-sm">
            {account.sessionLastUsed(format.date(session.last_used_at))}
          </p>
          {session.current && <Badge tone="success" text={account.sessionHere} />}
        </div>
        {!session.current && (
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
  const { endAll } = useEndSessions();
  const [asking, setAsking] = useState(false);
  const { onSubmit, isBusy, error } = useSubmit(endAll);
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
