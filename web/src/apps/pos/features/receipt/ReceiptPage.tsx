import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useRef } from 'react';
import { Link } from 'react-aria-components';
import { useApi } from '../../../../api/context';
import { Button, buttonClass, ErrorView, Spinner } from '../../../../ui';
import { type PaperWidth, usePaper, usePaperWidth } from '../../../paper';
import { usePosMessages } from '../../i18n';
import { useFocusHeading } from '../frame/use-focus-heading';
import { transactionQuery } from '../sales/queries';
import { PaperChoice } from './PaperChoice';
import { Receipt } from './Receipt';

/** What the printer leaves free at the sides is there on paper only. */
const WIDTHS: Readonly<Record<PaperWidth, string>> = {
  '80': 'w-[76mm] data-paper:w-[80mm]',
  '58': 'w-[54mm] data-paper:w-[58mm]',
};

/** A receipt to look at and to print. Nothing waits for it: the next sale is one tap away. */
export function ReceiptPage({ txNo }: { readonly txNo: string }) {
  const { sales, sale } = usePosMessages();
  const api = useApi();
  const query = useQuery(transactionQuery(api, txNo));
  const [width] = usePaperWidth();
  const paper = useRef<HTMLElement>(null);
  const heading = useFocusHeading();
  usePaper(paper, width);
  return (
    <main className="mx-auto flex max-w-xl flex-col items-center gap-5 p-4 print:block print:max-w-none print:p-0">
      <title>{`${sales.receiptTitle} ${txNo}`}</title>
      <div className="flex w-full flex-col gap-4 print:hidden">
        <h1 ref={heading} tabIndex={-1} className="font-bold text-2xl outline-none">
          {sales.receiptTitle}
        </h1>
        <PaperChoice />
        <Button
          tone="primary"
          size="large"
          wide
          onPress={() => window.print()}
          isDisabled={!query.data}
        >
          <Printer aria-hidden="true" className="size-6" />
          {sales.print}
        </Button>
        <div className="grid grid-cols-2 gap-3">
          <Link href={`/transactions/${txNo}`} className={buttonClass()}>
            {sales.backToSale}
          </Link>
          <Link href="/" className={buttonClass()}>
            {sale.next}
          </Link>
        </div>
      </div>
      {query.isPending && <Spinner />}
      {query.error !== null && <ErrorView error={query.error} retry={() => void query.refetch()} />}
      {query.data && (
        <article
          ref={paper}
          aria-label={sales.receiptTitle}
          className={`bg-white p-[2mm] text-black text-sm leading-snug shadow-raised data-paper:p-[4mm] data-paper:shadow-none ${WIDTHS[width]}`}
        >
          <Receipt row={query.data.transaction} />
        </article>
      )}
    </main>
  );
}
