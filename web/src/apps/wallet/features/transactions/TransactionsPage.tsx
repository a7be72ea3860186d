import { getRouteApi, Link } from '@tanstack/react-router';
import { useConfig } from '../../../../api/config';
import { useMessages } from '../../../../i18n';
import { Button, buttonClass, Empty, ErrorView, Page, Spinner, useFormat } from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { HistoryFilters } from './HistoryFilters';
import { addDays } from './period';
import { TransactionRow } from './TransactionRow';
import { byDay, type DayGroup, useHistory, useToday } from './use-history';

const route = getRouteApi('/_signed-in/transactions/');

/** The statement: what happened to the own cards, newest first. */
export function TransactionsPage() {
  const words = usePageMessages().history;
  const { actions } = useMessages();
  const { business_tz: timeZone } = useConfig();
  const search = route.useSearch();
  const history = useHistory(search);
  const isFiltered = Object.keys(search).length > 0;
  return (
    <Page title={words.title}>
      <HistoryFilters search={search} />
      {history.isPending && <Spinner />}
      {history.error === null && !history.isPending && history.rows.length === 0 && (
        <Empty
          title={isFiltered ? words.emptyFiltered : words.empty}
          {...(isFiltered && {
            action: (
              <Link to="/transactions" search={{}} className={buttonClass()}>
                {words.showAll}
              </Link>
            ),
          })}
        />
      )}
      {history.rows.length > 0 && history.total !== null && (
        <p className="text-ink-2 text-sm">
          {words.count(history.total.count, history.total.exact)}
        </p>
      )}
      {byDay(history.rows, timeZone).map((group) => (
        <Day key={group.day} group={group} showsCard={search.card === undefined} />
      ))}
      {history.error !== null && <ErrorView error={history.error} retry={history.retry} />}
      {history.loadMore !== null && (
        <Button onPress={history.loadMore} isPending={history.isLoadingMore} wide>
          {actions.loadMore}
        </Button>
      )}
    </Page>
  );
}

function Day({ group, showsCard }: { readonly group: DayGroup; readonly showsCard: boolean }) {
  const words = usePageMessages().history;
  const format = useFormat();
  const today = useToday();
  const name =
    group.day === today
      ? words.today
      : group.day === addDays(today, -1)
        ? words.yesterday
        : format.day(group.day);
  return (
    <section>
      <h2 className="mb-1 font-semibold text-ink-2">{name}</h2>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {group.rows.map((row) => (
          <li key={row.tx_id}>
            <TransactionRow row={row} showsCard={showsCard} />
          </li>
        ))}
      </ul>
    </section>
  );
}
