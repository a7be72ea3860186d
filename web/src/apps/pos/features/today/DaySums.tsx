import { Link } from 'react-aria-components';
import type { components } from '../../../../api/schema';
import type { Minor } from '../../../../money';
import { Amount, Card, Empty, useFormat } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { HourChart, openHours } from './HourChart';

interface Props {
  readonly day: string;
  readonly answer: components['schemas']['DailySummary'];
}

/** The sums of a day. Each leads to the list of what it counts. */
export function DaySums({ day, answer: { summary, hourly_stats: hours } }: Props) {
  const { today } = usePosMessages();
  const format = useFormat();
  const link = 'font-semibold text-accent-ink underline underline-offset-4';
  return (
    <>
      <dl className="grid gap-x-8 gap-y-3 rounded-card border border-line bg-surface p-5 lg:grid-cols-3">
        <Sum
          name={today.payments}
          value={format.amount(summary.payment_amount)}
          note={today.count(summary.payment_count)}
        />
        <Sum
          name={today.refunds}
          value={format.amount(summary.refund_amount)}
          note={today.count(summary.refund_count)}
        />
        <Sum name={today.net} value={format.amount(summary.net_amount)} />
      </dl>
      <Card>
        {summary.total_count === 0 ? (
          <Empty title={today.none} />
        ) : (
          <HourChart hours={openHours(hours)} />
        )}
      </Card>
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <Link href={`/transactions?type=payment&day=${day}`} className={link}>
          {today.list}
        </Link>
        <Link href={`/transactions?type=refund&day=${day}`} className={link}>
          {today.listRefunds}
        </Link>
      </p>
    </>
  );
}

interface SumProps {
  readonly name: string;
  readonly value: Minor;
  readonly note?: string;
}

function Sum({ name, value, note }: SumProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 lg:flex-col lg:items-start">
      <dt className="text-ink-2">
        {name}
        {note !== undefined && <span className="block text-sm">{note}</span>}
      </dt>
      <dd>
        <Amount value={value} className="font-bold text-2xl" />
      </dd>
    </div>
  );
}
