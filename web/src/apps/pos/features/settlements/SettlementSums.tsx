import type { ReactNode } from 'react';
import { Amount, Card, useFormat } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import type { Settlement } from './queries';
import { StatusOf } from './StatusOf';
import { usePeriod } from './use-period';

/** How a settlement comes to its sum. */
export function SettlementSums({ settlement: row }: { readonly settlement: Settlement }) {
  const { settlements: words, today } = usePosMessages();
  const format = useFormat();
  const period = usePeriod();
  const money = (json: number) => <Amount value={format.amount(json)} />;
  return (
    <Card>
      <dl className="flex flex-col gap-2">
        <Field name={words.status}>
          <StatusOf status={row.status} />
        </Field>
        <Field name={words.period}>{period(row)}</Field>
        <Field name={words.mode}>{words.modes[row.mode]}</Field>
        <Field name={`${words.payments} (${today.count(row.payment_count)})`}>
          {money(row.payment_amount)}
        </Field>
        <Field name={`${words.refunds} (${today.count(row.refund_count)})`}>
          −{money(row.refund_amount)}
        </Field>
        <Field name={`${words.recharges} (${today.count(row.recharge_count)})`}>
          −{money(row.recharge_amount)}
        </Field>
        <Field name={words.fee}>−{money(row.fee_amount)}</Field>
        <Field name={words.carriedIn}>{money(row.carried_in)}</Field>
        <Field name={words.carriedOut}>{money(row.carried_out)}</Field>
      </dl>
      <p className="mt-3 flex flex-wrap items-center justify-between gap-3 border-line border-t pt-3 font-semibold">
        {words.total}
        <Amount value={format.amount(row.total_amount)} size="large" />
      </p>
    </Card>
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
