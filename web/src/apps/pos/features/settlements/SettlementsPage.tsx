import { ChevronRight } from 'lucide-react';
import { Link } from 'react-aria-components';
import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import { usePages } from '../../../../api/pages';
import { useMessages } from '../../../../i18n';
import { RequirePermission } from '../../../../session';
import { Amount, Button, Empty, ErrorView, Page, Spinner, useFormat } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { MakeSettlement } from './MakeSettlement';
import { Period } from './Period';
import { type Settlement, settlementKeys } from './queries';
import { StatusOf } from './StatusOf';

/** What the shop was paid out, and what it will be. */
export function SettlementsPage() {
  const { settlements } = usePosMessages();
  return (
    <Page title={settlements.title}>
      <RequirePermission permission="merchant:read_settlements">
        <List />
      </RequirePermission>
    </Page>
  );
}

function List() {
  const { settlements } = usePosMessages();
  const { actions } = useMessages();
  const api = useApi();
  const { rows, isPending, error, retry, loadMore, isLoadingMore } = usePages({
    queryKey: settlementKeys.lists(),
    read: async (cursor, signal) => {
      const query = { limit: 20, ...(cursor && { cursor }) };
      const answer = await take(
        api.client.GET('/merchant/settlements', { params: { query }, signal }),
      );
      return { rows: answer.settlements, pagination: answer.pagination };
    },
  });
  if (isPending) return <Spinner />;
  // The way in which a shop is settled is known from what was settled last.
  const mode = rows[0]?.mode;
  return (
    <>
      {(mode === undefined || mode === 'realtime') && error === null && <MakeSettlement />}
      {rows.length > 0 && (
        <ul
          aria-label={settlements.title}
          className="overflow-hidden rounded-card border border-line bg-surface"
        >
          {rows.map((row) => (
            <li key={row.id} className="border-line border-b last:border-b-0">
              <Row row={row} />
            </li>
          ))}
        </ul>
      )}
      {rows.length === 0 && error === null && (
        <Empty title={settlements.none} help={settlements.noneHelp} />
      )}
      {error !== null && <ErrorView error={error} retry={retry} />}
      {loadMore && (
        <Button onPress={loadMore} isPending={isLoadingMore} className="self-center">
          {actions.loadMore}
        </Button>
      )}
    </>
  );
}

function Row({ row }: { readonly row: Settlement }) {
  const format = useFormat();
  return (
    <Link
      href={`/settlements/${row.id}`}
      className="flex min-h-16 items-center gap-3 px-4 py-2 hover:bg-surface-2"
    >
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-3">
          <span className="font-semibold tabular-nums">{row.settlement_no}</span>
          <StatusOf status={row.status} />
        </span>
        <span className="block text-ink-2 text-sm tabular-nums">
          <Period of={row} />
        </span>
      </span>
      <Amount value={format.amount(row.total_amount)} className="font-semibold text-lg" />
      <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-ink-2" />
    </Link>
  );
}
