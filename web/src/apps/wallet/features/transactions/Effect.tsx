import { Amount, useFormat } from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { useSigned } from '../points/use-signed';
import type { Transaction } from './transactions';

interface Props {
  readonly transaction: Transaction;
  readonly className: string;
}

/** What a transaction did to its card: an amount, or points where only they changed. */
export function Effect({ transaction, className }: Props) {
  const { point } = usePageMessages();
  const format = useFormat();
  const signed = useSigned();
  if (transaction.type === 'adjustment') {
    return <span className={className}>{point.unit(signed(transaction.points))}</span>;
  }
  return <Amount value={format.amount(transaction.change)} signed className={className} />;
}
