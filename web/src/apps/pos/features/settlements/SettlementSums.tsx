import { Amount, Card, Row, Rows, useFormat } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { Period } from './Period';
import type { Settlement } from './queries';
import { StatusOf } from './StatusOf';

/** How a settlement comes to its sum. */
export function SettlementSums({ settlement: row }: { readonly settlement: Settlement }) {
  const { settlements: words, today } = usePosMessages();
  const format = useFormat();
  const money = (json: number) => <Amount value={format.amount(json)} />;
  const less = (json: number) => (
    <>
      {json > 0 && '−'}
      {money(json)}
    </>
  );
  return (
    <Card>
      <Rows>
        <Row name={words.status}>
          <StatusOf status={row.status} />
        </Row>
        <Row name={words.period}>
          <Period of={row} />
        </Row>
        <Row name={words.mode}>{words.modes[row.mode]}</Row>
        <Row name={`${words.payments} (${today.count(row.payment_count)})`}>
          {money(row.payment_amount)}
        </Row>
        <Row name={`${words.refunds} (${today.count(row.refund_count)})`}>
          {less(row.refund_amount)}
        </Row>
        <Row name={`${words.recharges} (${today.count(row.recharge_count)})`}>
          {less(row.recharge_amount)}
        </Row>
        <Row name={words.fee}>{less(row.fee_amount)}</Row>
        <Row name={words.carriedIn}>{money(row.carried_in)}</Row>
        <Row name={words.carriedOut}>{money(row.carried_out)}</Row>
      </Rows>
      <p className="mt-3 flex flex-wrap items-center justify-between gap-3 border-line border-t pt-3 font-semibold">
        {words.total}
        <Amount value={format.amount(row.total_amount)} size="large" className="ml-auto" />
      </p>
    </Card>
  );
}
