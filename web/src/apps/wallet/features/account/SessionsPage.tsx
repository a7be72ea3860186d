import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import { queryKeys } from '../../../../api/keys';
import type { components } from '../../../../api/schema';
import { useSession } from '../../../../session';
import { Badge, Card, ErrorView, Page, Spinner, useFormat, useToast } from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { ConfirmButton } from '../ConfirmButton';
import { BackToSettings } from './BackToSettings';

type SessionInfo = components['schemas']['SessionInfo'];

const sessionKeys = queryKeys('sessions');

/** Where one is signed in. Each can be ended alone, or all at once. */
export function SessionsPage() {
  const words = usePageMessages().account;
  const api = useApi();
  const { refresh } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: sessionKeys.lists(),
    queryFn: ({ signal }) => take(api.client.GET('/auth/sessions', { signal })),
  });
  return (
    <Page title={words.sessions} className="md:max-w-xl">
      <BackToSettings />
      {data !== undefined && (
        <Card>
          <ul className="divide-y divide-line">
            {data.sessions.map((session) => (
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
          onConfirm={async () => {
            await take(api.client.POST('/auth/logout-all'));
            await refresh();
          }}
        >
          <p>{words.everywhereHelp}</p>
        </ConfirmButton>
      </div>
    </Page>
  );
}

function SessionRow({ session }: { readonly session: SessionInfo }) {
  const words = usePageMessages().account;
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const format = useFormat();
  const since = words.since(format.date(session.issued_at));
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 py-3">
      <div className="flex items-start gap-3">
        <MonitorSmartphone aria-hidden="true" className="mt-0.5 size-6 shrink-0 text-ink-2" />
        <div>
          <p className="font-medium">{since}</p>
          <p className="text-ink-2 text-sm">{words.until(format.date(session.expires_at))}</p>
        </div>
      </div>
      {session.current ? (
        <Badge tone="success" text={words.thisDevice} />
      ) : (
        <div className="-mr-5 ml-auto">
          <ConfirmButton
            tone="quiet"
            label={words.end}
            title={words.end}
            confirm={words.end}
            onConfirm={async () => {
              const params = { path: { id: session.id } };
              await take(api.client.DELETE('/auth/sessions/{id}', { params }));
              await queries.invalidateQueries({ queryKey: sessionKeys.all });
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
