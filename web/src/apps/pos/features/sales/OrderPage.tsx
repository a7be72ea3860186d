import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../../../api/context';
import { ErrorView, Page, Spinner } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { Looked } from './parts/Looked';
import { Reverse } from './parts/Reverse';
import { type Missing, orderQuery } from './queries';

/** What became of an order. It only reads, so it may be loaded as often as anybody likes. */
export function OrderPage({ orderId }: { readonly orderId: string }) {
  const { sales } = usePosMessages();
  const api = useApi();
  const query = useQuery(orderQuery(api, orderId));
  const retry = () => void query.refetch();
  return (
    <Page title={sales.order} back={{ href: '/sales', label: sales.title }}>
      {query.isPending && <Spinner />}
      {query.error !== null && <ErrorView error={query.error} retry={retry} />}
      {query.data && 'missing' in query.data && (
        <NotThere orderId={orderId} {...query.data} isAsking={query.isFetching} retry={retry} />
      )}
      {query.data && 'transaction' in query.data && <Looked aged={query.data} />}
    </Page>
  );
}

interface NotThereProps extends Missing {
  readonly orderId: string;
  readonly isAsking: boolean;
  readonly retry: () => void;
}

/** There is no payment of the order, and once it is blocked there never will be. */
function NotThere({ orderId, missing, isAsking, retry }: NotThereProps) {
  const [isBlocked, setBlocked] = useState(false);
  return (
    <>
      {!isBlocked && (isAsking ? <Spinner /> : <ErrorView error={missing} retry={retry} />)}
      <Reverse orderId={orderId} row={null} onDone={() => setBlocked(true)} />
    </>
  );
}
