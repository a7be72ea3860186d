import { useMessages } from '../../../../../i18n';
import { Badge } from '../../../../../ui';
import { usePosMessages } from '../../../i18n';
import type { Transaction } from '../queries';

/** What has become of a transaction since; nothing when it simply stands. */
export function StatusBadge({ row }: { readonly row: Transaction }) {
  const { sales } = usePosMessages();
  const { txStatus } = useMessages();
  if (row.status !== 'completed') return <Badge tone="neutral" text={txStatus[row.status]} />;
  return row.refunded_amount > 0 ? <Badge tone="info" text={sales.partly} /> : null;
}
