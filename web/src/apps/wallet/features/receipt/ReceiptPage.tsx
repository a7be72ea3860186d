import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { ArrowLeft, Printer } from 'lucide-react';
import { useRef } from 'react';
import { useApi } from '../../../../api/context';
import { useMessages } from '../../../../i18n';
import { Button, ErrorView, IconButton, Select, Spinner } from '../../../../ui';
import { PAPER_WIDTHS, usePaper, usePaperWidth } from '../../../paper';
import { usePageMessages } from '../../i18n/page-messages';
import { useGoBack } from '../../navigation';
import { transactionQuery } from '../transactions/transactions';
import { Receipt } from './Receipt';

const route = getRouteApi('/_signed-in/transactions/$txNo');

/** One transaction as a receipt, which can be printed on the narrow paper of tills. */
export function ReceiptPage() {
  const words = usePageMessages().slip;
  const { actions } = useMessages();
  const { txNo } = route.useParams();
  const router = useRouter();
  const goBack = useGoBack(() => void router.navigate({ to: '/transactions' }));
  const { data, error, refetch } = useQuery(transactionQuery(useApi(), txNo));
  const slip = useRef<HTMLDivElement>(null);
  const [paper, setPaper] = usePaperWidth();
  usePaper(slip, paper);
  return (
    <main
      id="main"
      className="mx-auto flex w-full max-w-md flex-col gap-4 p-4 print:block print:max-w-none print:p-0"
    >
      <title>{`${words.title} ${txNo}`}</title>
      <div className="flex items-center gap-2 print:hidden">
        <IconButton icon={ArrowLeft} label={actions.back} onPress={goBack} className="-ml-2" />
        <h1 className="font-bold text-xl">{words.title}</h1>
      </div>
      {data !== undefined ? (
        <>
          <Receipt ref={slip} transaction={data} />
          <div className="flex items-end gap-3 print:hidden">
            <div className="flex-1">
              <Select
                label={words.width}
                options={PAPER_WIDTHS.map((id) => ({ id, label: words.mm(id) }))}
                value={paper}
                onChange={setPaper}
              />
            </div>
            <Button tone="primary" onPress={() => window.print()}>
              <Printer aria-hidden="true" className="size-5" />
              {words.print}
            </Button>
          </div>
        </>
      ) : error === null ? (
        <Spinner page />
      ) : (
        <ErrorView error={error} retry={() => void refetch()} page />
      )}
    </main>
  );
}
