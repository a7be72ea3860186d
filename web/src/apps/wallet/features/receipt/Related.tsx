import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useConfig } from '../../../../api/config';
import { useApi } from '../../../../api/context';
import { businessDay } from '../../../../i18n';
import { Amount, useFormat } from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { refundsQuery, type Transaction } from '../transactions/transactions';

/** The refunds of a payment, or the payment of a refund. */
export function Related({ transaction }: { readonly transaction: Transaction }) {
  const { slip } = usePageMessages();
  const format = useFormat();
  const { business_tz: timeZone } = useConfig();
  const day = businessDay(new Date(transaction.created_at), timeZone);
  const { data: refunds = [] } = useQuery(refundsQuery(useApi(), transaction, day));
  return (
    <>
      {transaction.original_tx_no !== null && (
        <p className="text-center">
          {slip.original} <ReceiptLink txNo={transaction.original_tx_no} />
        </p>
      )}
      {refunds.length > 0 && (
        <div>
          <h2 className="font-semibold">{slip.refunds}</h2>
          <ul>
            {refunds.map((refund) => (
              <li key={refund.tx_id} className="flex items-center justify-between gap-3">
                <ReceiptLink txNo={refund.tx_no} />
                <Amount value={format.amount(refund.change)} signed />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function ReceiptLink({ txNo }: { readonly txNo: string }) {
  return (
    <Link
      to="/transactions/$txNo"
      params={{ txNo }}
      className="inline-flex min-h-control items-center text-accent-ink underline group-data-paper/slip:min-h-0 group-data-paper/slip:no-underline"
    >
      {txNo}
    </Link>
  );
}
