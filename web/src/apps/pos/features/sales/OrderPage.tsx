import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../../api/context';
import { hasCode } from '../../../../api/failure';
import { ErrorView, Page, Spinner } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { Looked } from './parts/Looked';
import { Reverse } from './parts/Reverse';
import { orderQuery } from './queries';

/** What became of an order. It only reads, so it may be loaded as often as anybody likes. */
export function OrderPage({ orderId }: { readonly orderId: string }) {
  const { sales } = usePosMessages();
  const api = useApi();
  const query = useQuery(orderQuery(api, orderId));
  return (
    <Page title={sales.order} className="max-w-3xl">
      {query.isPending && <Spinner />}
      {query.error !== null && <ErrorView error={query.error} retry={() => void query.refetch()} />}
      {hasCode(query.error, 'ORDER_NOT_FOUND') && <Reverse orderId={orderId} row={null} />}
      {query.data && <Looked aged={query.data} />}
    </Page>
  );
}
