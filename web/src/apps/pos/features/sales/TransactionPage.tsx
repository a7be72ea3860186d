import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../../api/context';
import { ErrorView, Page, Spinner } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { Looked } from './parts/Looked';
import { transactionQuery } from './queries';

/** A transaction by its number, and what can be done about it. */
export function TransactionPage({ txNo }: { readonly txNo: string }) {
  const { sales } = usePosMessages();
  const api = useApi();
  const query = useQuery(transactionQuery(api, txNo));
  return (
    <Page title={sales.transaction(txNo)} back={{ href: '/sales', label: sales.title }}>
      {query.isPending && <Spinner />}
      {query.error !== null && <ErrorView error={query.error} retry={() => void query.refetch()} />}
      {query.data && <Looked aged={query.data} />}
    </Page>
  );
}
