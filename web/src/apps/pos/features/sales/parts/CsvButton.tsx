import { Download } from 'lucide-react';
import { take } from '../../../../../api/client';
import { useApi } from '../../../../../api/context';
import { Button } from '../../../../../ui';
import { usePosMessages } from '../../../i18n';
import { useDownload } from '../../download/use-download';
import { filterParams, type TransactionFilter } from '../queries';

/** Downloads what the list shows as a table. */
export function CsvButton({ filter }: { readonly filter: TransactionFilter }) {
  const { sales } = usePosMessages();
  const api = useApi();
  const { download, isBusy } = useDownload();
  const fetchTable = () =>
    take(
      api.client.GET('/merchant/transactions.csv', {
        params: { query: filterParams(filter) },
        parseAs: 'blob',
      }),
    );
  const name = ['transactions', filter.day, filter.type, filter.operator].filter(Boolean).join('-');
  return (
    <Button onPress={() => download(`${name}.csv`, fetchTable)} isPending={isBusy}>
      <Download aria-hidden="true" className="size-5" />
      {sales.csv}
    </Button>
  );
}
