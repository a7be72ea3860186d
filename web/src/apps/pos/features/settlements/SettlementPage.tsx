import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import { RequirePermission } from '../../../../session';
import { Button, ErrorView, Page, Spinner } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { useDownload } from '../download/use-download';
import { type Settlement, settlementQuery } from './queries';
import { SettlementSums } from './SettlementSums';

/** A settlement in full, and as a table. */
export function SettlementPage({ id }: { readonly id: string }) {
  const { settlements } = usePosMessages();
  const api = useApi();
  const query = useQuery(settlementQuery(api, id));
  return (
    <Page
      title={query.data ? settlements.one(query.data.settlement_no) : settlements.title}
      back={{ href: '/settlements', label: settlements.title }}
      actions={query.data && <Table settlement={query.data} />}
    >
      <RequirePermission permission="merchant:read_settlements">
        {query.isPending && <Spinner />}
        {query.error !== null && (
          <ErrorView error={query.error} retry={() => void query.refetch()} />
        )}
        {query.data && <SettlementSums settlement={query.data} />}
      </RequirePermission>
    </Page>
  );
}

function Table({ settlement: { id, settlement_no } }: { readonly settlement: Settlement }) {
  const { settlements } = usePosMessages();
  const api = useApi();
  const { download, isBusy } = useDownload();
  const read = () =>
    take(
      api.client.GET('/merchant/settlements/{id}.csv', {
        params: { path: { id } },
        parseAs: 'blob',
      }),
    );
  return (
    <Button onPress={() => download(`${settlement_no}.csv`, read)} isPending={isBusy}>
      <Download aria-hidden="true" className="size-5" />
      {settlements.csv}
    </Button>
  );
}
