import type { ReactNode } from 'react';
import { useMessages } from '../../../../../i18n';
import { minus } from '../../../../../money';
import { Amount, Card, useFormat } from '../../../../../ui';
import { usePosMessages } from '../../../i18n';
import type { Transaction } from '../queries';
import { StatusBadge } from './StatusBadge';

/** A transaction in full. */
export function Details({ row }: { readonly row: Transaction }) {
  const { txType } = useMessages();
  const format = useFormat();
  return (
    <Card>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <div className="flex flex-wrap items-center gap-3">
          <p className="font-semibold text-lg">{txType[row.type]}</p>
          <StatusBadge row={row} />
        </div>
        <Amount value={format.amount(row.final_amount)} size="large" />
      </div>
      <dl className="flex flex-col gap-2 border-line border-t pt-4">
        <Fields row={row} />
      </dl>
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
    <>
      {isDiscounted && <Field name={fields.price}>{format.money(price)}</Field>}
      {isDiscounted && <Field name={fields.discount}>−{format.money(minus(price, amount))}</Field>}
      {refunded > 0 && <Field name={fields.refunded}>{format.money(refunded)}</Field>}
      {refunded > 0 && <Field name={fields.left}>{format.money(minus(amount, refunded))}</Field>}
      <Field name={fields.card}>{row.card_no}</Field>
      {row.points !== 0 && <Field name={fields.points}>{format.number(row.points)}</Field>}
      {row.payment_method !== null && (
        <Field name={fields.method}>{paymentMethod[row.payment_method]}</Field>
      )}
      {row.original_tx_no !== null && <Field name={fields.original}>{row.original_tx_no}</Field>}
      {row.external_order_id !== null && <Field name={fields.order}>{row.external_order_id}</Field>}
      {row.reason !== null && <Field name={fields.reason}>{row.reason}</Field>}
      <Field name={fields.time}>{format.date(row.created_at, 'long')}</Field>
    </>
  );
}

function Field({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-6">
      <dt className="text-ink-2">{name}</dt>
      <dd className="ml-auto text-right tabular-nums">{children}</dd>
    </div>
  );
}
