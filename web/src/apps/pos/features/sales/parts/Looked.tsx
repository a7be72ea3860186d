import { Link } from 'react-aria-components';
import { usePermission } from '../../../../../session';
import { buttonClass, Notice } from '../../../../../ui';
import { usePosMessages } from '../../../i18n';
import type { Aged } from '../queries';
import { CancelRecharge } from './CancelRecharge';
import { Details } from './Details';
import { Refund } from './Refund';
import { Reverse } from './Reverse';

const MINUTE_MS = 60_000;
/** How long an order can be reversed: by the cashier who charged it, and by a manager. */
const CASHIER_MS = 15 * MINUTE_MS;
const MANAGER_MS = 24 * 60 * MINUTE_MS;

/** A transaction that was found, its receipt, and what whoever is signed in may do about it. */
export function Looked({ aged: { transaction: row, ageMs } }: { readonly aged: Aged }) {
  const { sales, frame } = usePosMessages();
  const mayRefund = usePermission('merchant:refund');
  const mayReverse = usePermission('merchant:reverse');
  const mayReverseAny = usePermission('merchant:reverse_any');
  const mayRecharge = usePermission('merchant:recharge_cash');
  const isInTime = ageMs < (mayReverseAny ? MANAGER_MS : CASHIER_MS);
  const isCash = row.type === 'recharge' && row.payment_method === 'cash';
  return (
    <>
      <Details row={row} />
      <Link href={`/transactions/${row.tx_no}/receipt`} className={buttonClass({ wide: true })}>
        {sales.receipt}
      </Link>
      {row.type === 'payment' && mayReverse && isInTime && row.external_order_id !== null && (
        <Reverse orderId={row.external_order_id} row={row} />
      )}
      {row.type === 'payment' && mayRefund && <Refund key={row.tx_no} row={row} />}
      {row.type === 'payment' && !mayRefund && row.status === 'completed' && (
        <Notice tone="info" title={`${sales.refund}: ${frame.needsManager}`}>
          {frame.needsManagerHelp}
        </Notice>
      )}
      {isCash && mayRecharge && ageMs < MANAGER_MS && <CancelRecharge key={row.tx_no} row={row} />}
    </>
  );
}
