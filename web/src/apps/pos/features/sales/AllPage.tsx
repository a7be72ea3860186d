import { useNavigate } from '@tanstack/react-router';
import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import { usePages } from '../../../../api/pages';
import { useMessages } from '../../../../i18n';
import { RequirePermission } from '../../../../session';
import { Button, Empty, ErrorView, Page, Spinner } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { CsvButton } from './parts/CsvButton';
import { FilterForm } from './parts/FilterForm';
import { TransactionList } from './parts/TransactionList';
import { filterParams, type TransactionFilter, transactionKeys } from './queries';

interface Props {
  readonly filter: TransactionFilter;
}

/** All transactions of the shop, narrowed by what the address says. */
export function AllPage({ filter }: Props) {
  const { sales } = usePosMessages();
  const navigate = useNavigate();
  return (
    <Page
      title={sales.allTitle}
      back={{ href: '/sales', label: sales.title }}
      actions={<CsvButton filter={filter} />}
    >
      <RequirePermission permission="merchant:read_transactions">
        <FilterForm
          filter={filter}
          onChange={(search) => void navigate({ to: '/transactions', search })}
        />
        <Rows filter={filter} />
      </RequirePermission>
    </Page>
  );
}

function Rows({ filter }: Props) {
  const { sales } = usePosMessages();
  const { actions } = useMessages();
  const api = useApi();
  const { rows, isPending, error, retry, loadMore, isLoadingMore } = usePages({
    queryKey: transactionKeys.list(filter),
    read: async (cursor, signal) => {
      const query = { ...filterParams(filter), limit: 30, ...(cursor && { cursor }) };
      const answer = await take(
        api.client.GET('/merchant/transactions', { params: { query }, signal }),
      );
      return { rows: answer.transactions, pagination: answer.pagination };
    },
  });
  if (isPending) return <Spinner />;
  return (
    <>
      {rows.length > 0 && <TransactionList label={sales.allTitle} rows={rows} />}
      {rows.length === 0 && error === null && (
        <Empty title={sales.noMatch} help={sales.noMatchHelp} />
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
