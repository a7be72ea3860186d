import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../../api/context';
import { useSignedIn } from '../../../../session';
import { ErrorView, Spinner } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { TransactionList } from '../sales/parts/TransactionList';
import { lastQuery } from '../sales/queries';

/** The last top-ups, each of which can be looked at and cancelled. */
export function LastRecharges() {
  const { recharge } = usePosMessages();
  const api = useApi();
  const { operator } = useSignedIn().user;
  const last = useQuery({ ...lastQuery(api, 'recharge', operator ?? null), staleTime: 0 });
  const label = operator ? recharge.last : recharge.lastShop;
  return (
    <section>
      <h2 className="mb-2 font-semibold text-lg">{label}</h2>
      {last.isPending && <Spinner />}
      {last.error !== null && <ErrorView error={last.error} retry={() => void last.refetch()} />}
      {last.data?.length === 0 && <p className="text-ink-2">{recharge.none}</p>}
      {last.data && last.data.length > 0 && <TransactionList label={label} rows={last.data} />}
    </section>
  );
}
