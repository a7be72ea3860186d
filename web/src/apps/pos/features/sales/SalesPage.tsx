import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { useApi } from '../../../../api/context';
import { RequirePermission, useSignedIn } from '../../../../session';
import { buttonClass, Empty, ErrorView, Page, Spinner } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { FindForm } from './parts/FindForm';
import { TransactionList } from './parts/TransactionList';
import { lastQuery } from './queries';

/** What was charged last, so that nobody wonders whether the last one went through. */
export function SalesPage() {
  const { sales } = usePosMessages();
  return (
    <Page
      title={sales.title}
      actions={
        <Link href="/transactions" className={buttonClass()}>
          {sales.all}
        </Link>
      }
    >
      <RequirePermission permission="merchant:read_transactions">
        <LastSales />
        <FindForm />
      </RequirePermission>
    </Page>
  );
}

function LastSales() {
  const { sales } = usePosMessages();
  const api = useApi();
  const { operator } = useSignedIn().user;
  const last = useQuery({ ...lastQuery(api, 'payment', operator ?? null), staleTime: 0 });
  const label = operator ? sales.ownLast : sales.shopLast;
  return (
    <section>
      <h2 className="mb-2 font-semibold text-lg">{label}</h2>
      {last.isPending && <Spinner />}
      {last.error !== null && <ErrorView error={last.error} retry={() => void last.refetch()} />}
      {last.data?.length === 0 && <Empty title={sales.none} help={sales.noneHelp} />}
      {last.data && last.data.length > 0 && <TransactionList label={label} rows={last.data} />}
    </section>
  );
}
