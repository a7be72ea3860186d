import './white-sheet.css';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Amount, Button, buttonClass, Row, Rows, useFormat } from '../../../../ui';
import { useWalletMessages } from '../../i18n';
import { usePageMessages } from '../../i18n/page-messages';
import { discountOf } from '../cards/cards';
import { useSigned } from '../points/use-signed';
import type { Transaction } from './pay-state';

interface Props {
  readonly transaction: Transaction;
  readonly onDone: () => void;
}

/** Says that it is paid, and stays until somebody has read it. */
export function PaidView({ transaction, onDone }: Props) {
  const { payment: words, rows } = usePageMessages();
  const { discountOf: discountWords } = useWalletMessages();
  const format = useFormat();
  const signed = useSigned();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const paid = format.amount(transaction.final_amount);
  const discount = discountOf(transaction.discount);
  return (
    <main id="main" className="white-sheet flex min-h-dvh flex-col">
      <title>{words.paid(format.money(paid))}</title>
      <div className="mx-auto flex w-full max-w-xl flex-1 flex-col gap-6 p-6 pb-[max(1.5rem,env(safe-area-inset-bottom))]">
        <div
          role="alert"
          className="flex flex-1 flex-col items-center justify-center gap-3 text-center"
        >
          <span className="flex size-28 items-center justify-center rounded-full bg-good text-white">
            <Check aria-hidden="true" className="size-20" strokeWidth={3} />
          </span>
          <h1 ref={heading} tabIndex={-1} className="font-bold text-3xl text-good outline-none">
            {words.paidTitle}
          </h1>
          <Amount value={paid} size="huge" />
          {transaction.merchant_name !== null && (
            <p className="font-semibold text-xl">{transaction.merchant_name}</p>
          )}
        </div>
        <Rows>
          <Row name={rows.before}>
            <Amount value={format.amount(transaction.raw_amount)} />
          </Row>
          {discount !== null && <Row name={rows.discount}>{discountWords(discount)}</Row>}
          <Row name={rows.points}>{signed(transaction.points)}</Row>
          <Row name={rows.balanceAfter}>
            <Amount value={format.amount(transaction.balance_after)} />
          </Row>
        </Rows>
        <div className="flex flex-col gap-2">
          <Button tone="primary" size="large" wide onPress={onDone}>
            {words.done}
          </Button>
          <Link
            to="/transactions/$txNo"
            params={{ txNo: transaction.tx_no }}
            replace
            className={buttonClass({ tone: 'quiet', wide: true })}
          >
            {words.receipt}
          </Link>
        </div>
      </div>
    </main>
  );
}
