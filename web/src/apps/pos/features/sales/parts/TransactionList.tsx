import { ChevronRight } from 'lucide-react';
import { Link } from 'react-aria-components';
import { useMessages } from '../../../../../i18n';
import { Amount, useFormat } from '../../../../../ui';
import type { Transaction } from '../queries';
import { StatusBadge } from './StatusBadge';

interface Props {
  readonly label: string;
  readonly rows: readonly Transaction[];
}

/** Transactions as rows, each of which leads to its page. */
export function TransactionList({ label, rows }: Props) {
  return (
    <ul aria-label={label} className="overflow-hidden rounded-card border border-line bg-surface">
      {rows.map((row) => (
        <li key={row.tx_id} className="border-line border-b last:border-b-0">
          <Row row={row} />
        </li>
      ))}
    </ul>
  );
}

function Row({ row }: { readonly row: Transaction }) {
  const { txType } = useMessages();
  const format = useFormat();
  return (
    <Link
      href={`/transactions/${row.tx_no}`}
      className="flex min-h-16 items-center gap-3 px-4 py-2 hover:bg-surface-2"
    >
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-3">
          <span className="font-semibold">{txType[row.type]}</span>
          <StatusBadge row={row} />
        </span>
        <span className="flex flex-wrap gap-x-3 text-ink-2 text-sm tabular-nums">
          <span>{format.date(row.created_at)}</span>
          <span>{row.card_no}</span>
        </span>
      </span>
      <Amount value={format.amount(row.final_amount)} className="font-semibold text-lg" />
      <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-ink-2" />
    </Link>
  );
}
