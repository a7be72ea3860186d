import { useMessages } from '../../../../../i18n';
import { minus } from '../../../../../money';
import { Amount, Card, Row, Rows, useFormat } from '../../../../../ui';
import { usePosMessages } from '../../../i18n';
import type { Transaction } from '../queries';
import { StatusBadge } from './StatusBadge';

/** A transaction in full. */
export function Details({ row }: { readonly row: Transaction }) {
  const { txType } = useMessages();
  const format = useFormat();
  return (
    <Card>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <div className="flex flex-wrap items-center gap-3">
          <p className="font-semibold text-lg">{txType[row.type]}</p>
          <StatusBadge row={row} />
        </div>
        <Amount value={format.amount(row.final_amount)} size="large" className="ml-auto" />
      </div>
      <div className="border-line border-t">
        <Fields row={row} />
      </div>
    </Card>
  );
}

function Fields({ row }: { readonly row: Transaction }) {
  const { fields } = usePosMessages().sales;
  const { paymentMethod } = useMessages();
  const format = useFormat();
  const price = format.amount(row.raw_amount);
  const amount = format.amount(row.final_amount);
  const refunded = format.amount(row.refunded_amount);
  const isDiscounted = row.type === 'payment' && price !== amount;
  return (
    <Rows>
      {isDiscounted && <Row name={fields.price}>{format.money(price)}</Row>}
      {isDiscounted && <Row name={fields.discount}>−{format.money(minus(price, amount))}</Row>}
      {refunded > 0 && <Row name={fields.refunded}>{format.money(refunded)}</Row>}
      {refunded > 0 && <Row name={fields.left}>{format.money(minus(amount, refunded))}</Row>}
      <Row name={fields.card}>{row.card_no}</Row>
      {row.points !== 0 && <Row name={fields.points}>{format.number(row.points)}</Row>}
      {row.payment_method !== null && (
        <Row name={fields.method}>{paymentMethod[row.payment_method]}</Row>
      )}
      {row.original_tx_no !== null && <Row name={fields.original}>{row.original_tx_no}</Row>}
      <Row name={fields.number}>{row.tx_no}</Row>
      {row.external_order_id !== null && <Row name={fields.order}>{row.external_order_id}</Row>}
      {row.reason !== null && <Row name={fields.reason}>{row.reason}</Row>}
      <Row name={fields.time}>{format.date(row.created_at, 'long')}</Row>
    </Rows>
  );
}
