import { Link } from '@tanstack/react-router';
import {
  ArrowLeftRight,
  CircleMinus,
  Gift,
  type LucideIcon,
  Plus,
  ShoppingBag,
  SlidersHorizontal,
  Undo2,
} from 'lucide-react';
import { useMessages } from '../../../../i18n';
import { useFormat } from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { useCards } from '../cards/cards';
import { Effect } from './Effect';
import type { Transaction, TransactionType } from './transactions';

const ICONS: Readonly<Record<TransactionType, LucideIcon>> = {
  payment: ShoppingBag,
  refund: Undo2,
  recharge: Plus,
  recharge_reversal: CircleMinus,
  payout: CircleMinus,
  voucher_issue: Gift,
  lapse: CircleMinus,
  transfer: ArrowLeftRight,
  opening: Plus,
  adjustment: SlidersHorizontal,
};

interface Props {
  readonly row: Transaction;
  /** The list is of several cards. */
  readonly showsCard: boolean;
}

/** One line of the statement: what it was, what it did to the card, and what the card held then. */
export function TransactionRow({ row, showsCard }: Props) {
  const { txType, txStatus } = useMessages();
  const words = usePageMessages().history;
  const format = useFormat();
  const { data } = useCards();
  const Icon = ICONS[row.type];
  const isOneOfMany = showsCard && (data?.cards.length ?? 0) > 1;
  const details = [
    row.merchant_name === null ? null : txType[row.type],
    format.date(row.created_at, 'time'),
    row.status === 'completed' ? null : txStatus[row.status],
  ];
  return (
    <Link
      to="/transactions/$txNo"
      params={{ txNo: row.tx_no }}
      className="flex min-h-16 items-center gap-3 px-4 py-2.5 hover:bg-surface-2"
    >
      <Icon aria-hidden="true" className="size-6 shrink-0 text-ink-2" />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="truncate font-medium">{row.merchant_name ?? txType[row.type]}</span>
          {isOneOfMany && (
            <span className="text-ink-2 text-sm tabular-nums">…{row.card_no.slice(-4)}</span>
          )}
        </span>
        <span className="flex flex-wrap gap-x-2 text-ink-2 text-sm">
          {details
            .filter((detail) => detail !== null)
            .map((detail) => (
              <span key={detail} className="whitespace-nowrap">
                {detail}
              </span>
            ))}
        </span>
      </span>
      <span className="text-right">
        <Effect transaction={row} className="block font-semibold" />
        <span className="block whitespace-nowrap text-ink-2 text-sm tabular-nums">
          {words.balanceAfter(format.money(format.amount(row.balance_after)))}
        </span>
      </span>
    </Link>
  );
}
