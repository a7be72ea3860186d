import { MonitorSmartphone } from 'lucide-react';
import { useMessages } from '../../../../i18n';
import { type OwnSession, useEndSessions, useOwnSessions } from '../../../../session/own-sessions';
import { Badge, Card, ErrorView, Page, Spinner, useFormat, useToast } from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { ConfirmButton } from '../ConfirmButton';

/** Where one is signed in. Each can be ended alone, or all at once. */
export function SessionsPage() {
  const words = usePageMessages().account;
  const { settings } = useMessages();
  const { data, error, refetch } = useOwnSessions();
  const { endAll } = useEndSessions();
  return (
    <Page title={words.sessions} back={{ href: '/settings', label: settings.title }}>
      {data !== undefined && (
        <Card>
          <ul className="divide-y divide-line">
            {data.map((session) => (
              <li key={session.id}>
                <SessionRow session={session} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {data === undefined && error === null && <Spinner />}
      {error !== null && <ErrorView error={error} retry={() => void refetch()} />}
      <div>
        <ConfirmButton
          label={words.everywhere}
          title={words.everywhereTitle}
          confirm={words.everywhere}
          onConfirm={endAll}
        >
          <p>{words.everywhereHelp}</p>
        </ConfirmButton>
      </div>
    </Page>
  );
}

function SessionRow({ session }: { readonly session: OwnSession }) {
  const words = usePageMessages().account;
  const { signOut } = useMessages().session;
  const { end } = useEndSessions();
  const toast = useToast();
  const format = useFormat();
  const since = words.since(format.date(session.issued_at));
  return (
    <div className="flex items-center gap-3 py-2">
      <MonitorSmartphone
        aria-hidden="true"
        className="hidden size-6 shrink-0 text-ink-2 sm:block"
      />
      <div className="min-w-0 flex-1 py-1">
        <p className="font-medium">{since}</p>
        <p className="text-ink-2 text-sm">{words.lastUsed(format.date(session.last_used_at))}</p>
        {session.current && <Badge tone="success" text={words.thisDevice} />}
      </div>
      {!session.current && (
        <div className="-mr-4 shrink-0">
          <ConfirmButton
            tone="quiet"
            label={signOut}
            title={words.end}
            confirm={words.end}
            onConfirm={async () => {
              await end(session);
              toast(words.ended, 'success');
            }}
          >
            <p>{since}</p>
          </ConfirmButton>
        </div>
      )}
    </div>
  );
}
