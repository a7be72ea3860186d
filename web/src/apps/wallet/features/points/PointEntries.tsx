import { Link } from '@tanstack/react-router';
import { useApi } from '../../../../api/context';
import { usePages } from '../../../../api/pages';
import { useMessages } from '../../../../i18n';
import { Button, Card, Empty, ErrorView, Spinner, useFormat } from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { type PointEntry, pointKeys, readPoints } from './points';
import { useSigned } from './use-signed';

const PAGE_SIZE = 30;

/** The changes of a card's points, with their reasons in words. */
export function PointEntries({ cardId }: { readonly cardId: string }) {
  const api = useApi();
  const words = usePageMessages().point;
  const { actions } = useMessages();
  const entries = usePages<PointEntry>({
    queryKey: pointKeys.list({ cardId }),
    read: async (cursor, signal) => {
      const answer = await readPoints(api, cardId, PAGE_SIZE, cursor, signal);
      return { rows: answer.entries, pagination: answer.pagination };
    },
  });
  return (
    <Card title={words.history}>
      {entries.isPending && <Spinner />}
      {entries.error === null && !entries.isPending && entries.rows.length === 0 && (
        <Empty title={words.empty} help={words.emptyHelp} />
      )}
      <ul className="divide-y divide-line">
        {entries.rows.map((entry) => (
          <li key={entry.tx_no ?? entry.created_at}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
      {entries.error !== null && <ErrorView error={entries.error} retry={entries.retry} />}
      {entries.loadMore !== null && (
        <Button onPress={entries.loadMore} isPending={entries.isLoadingMore} wide>
          {actions.loadMore}
        </Button>
      )}
    </Card>
  );
}

function Entry({ entry }: { readonly entry: PointEntry }) {
  const words = usePageMessages().point;
  const format = useFormat();
  const signed = useSigned();
  const reasons: Readonly<Record<string, string>> = words.reasons;
  const content = (
    <>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{reasons[entry.reason] ?? words.otherReason}</span>
        <span className="flex flex-wrap gap-x-2 text-ink-2 text-sm">
          <span>{format.date(entry.created_at)}</span>
          {entry.note && <span>{entry.note}</span>}
        </span>
      </span>
      <span className="text-right tabular-nums">
        <span className="block font-semibold">{signed(entry.change)}</span>
        <span className="block text-ink-2 text-sm">
          {words.after(format.number(entry.balance_after))}
        </span>
      </span>
    </>
  );
  const look = 'flex min-h-16 items-center gap-3 py-2.5';
  if (entry.tx_no === null) return <div className={look}>{content}</div>;
  return (
    <Link
      to="/transactions/$txNo"
      params={{ txNo: entry.tx_no }}
      className={`${look} hover:bg-surface-2`}
    >
      {content}
    </Link>
  );
}
