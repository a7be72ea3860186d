import type { Ref } from 'react';
import { useConfig } from '../../../../api/config';
import { useMessages } from '../../../../i18n';
import { Amount, cx, Row, Rows, useFormat } from '../../../../ui';
import { useWalletMessages } from '../../i18n';
import { usePageMessages } from '../../i18n/page-messages';
import { cardNumber, discountOf } from '../cards/cards';
import { useSigned } from '../points/use-signed';
import { Effect } from '../transactions/Effect';
import type { Transaction } from '../transactions/transactions';
import { Related } from './Related';

interface Props {
  readonly transaction: Transaction;
  readonly ref: Ref<HTMLDivElement>;
}

/** On paper everything is black, and as wide as the paper: grey is not printed, and rolls do not scroll. */
const SLIP = cx(
  'group/slip flex flex-col gap-3 rounded-card border border-line bg-surface p-5',
  'data-paper:gap-[2mm] data-paper:rounded-none data-paper:border-0 data-paper:bg-white data-paper:p-[4mm] data-paper:text-black data-paper:[--accent-ink:#000] data-paper:[--ink-2:#000] data-paper:[--line:#000]',
  "data-[paper='58']:w-[58mm] data-[paper='58']:text-[9pt]",
  "data-[paper='80']:w-[80mm] data-[paper='80']:text-[10pt]",
);

/** The slip: nothing on it scrolls or is cut, because paper cannot scroll. */
export function Receipt({ transaction, ref }: Props) {
  const { slip } = usePageMessages();
  const { appName } = useWalletMessages();
  const { txType } = useMessages();
  const { shop, sandbox } = useConfig();
  return (
    <div ref={ref} className={SLIP}>
      <div className="text-center">
        <p className="font-bold text-lg">{transaction.merchant_name ?? shop.name ?? appName}</p>
        <p className="text-ink-2">{txType[transaction.type]}</p>
        <Effect transaction={transaction} className="font-bold text-3xl" />
      </div>
      <Facts transaction={transaction} />
      <Related transaction={transaction} />
      <p className="text-center text-ink-2 text-sm">{sandbox ? slip.sandbox : slip.copy}</p>
    </div>
  );
}

function Facts({ transaction }: { readonly transaction: Transaction }) {
  const { rows } = usePageMessages();
  const { discountOf: discountWords } = useWalletMessages();
  const { txStatus, paymentMethod } = useMessages();
  const format = useFormat();
  const signed = useSigned();
  const discount = discountOf(transaction.discount);
  const money = (json: number) => <Amount value={format.amount(json)} />;
  return (
    <Rows>
      {transaction.type === 'payment' && (
        <>
          <Row name={rows.before}>{money(transaction.raw_amount)}</Row>
          {discount !== null && <Row name={rows.discount}>{discountWords(discount)}</Row>}
          <Row name={rows.paid}>{money(transaction.final_amount)}</Row>
        </>
      )}
      {transaction.points !== 0 && <Row name={rows.points}>{signed(transaction.points)}</Row>}
      <Row name={rows.balanceAfter}>{money(transaction.balance_after)}</Row>
      {transaction.refunded_amount > 0 && (
        <Row name={rows.refunded}>{money(transaction.refunded_amount)}</Row>
      )}
      {transaction.payment_method !== null && (
        <Row name={rows.method}>{paymentMethod[transaction.payment_method]}</Row>
      )}
      {transaction.reason !== null && <Row name={rows.reason}>{transaction.reason}</Row>}
      <Row name={rows.status}>{txStatus[transaction.status]}</Row>
      <Row name={rows.time}>{format.date(transaction.created_at, 'long')}</Row>
      <Row name={rows.card}>{cardNumber(transaction.card_no)}</Row>
      <Row name={rows.number}>{transaction.tx_no}</Row>
      {transaction.external_order_id !== null && (
        <Row name={rows.order}>{transaction.external_order_id}</Row>
      )}
    </Rows>
  );
}
