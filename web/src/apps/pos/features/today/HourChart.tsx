import type { components } from '../../../../api/schema';
import { formatHour } from '../../../../i18n';
import { BarChart, useFormat } from '../../../../ui';
import { usePosMessages } from '../../i18n';

type Hour = components['schemas']['HourSums'];

/** The hours from the first payment to the last one: the others say nothing. */
export function openHours(hours: readonly Hour[]): readonly Hour[] {
  const first = hours.findIndex(({ count }) => count > 0);
  const last = hours.findLastIndex(({ count }) => count > 0);
  return first < 0 ? [] : hours.slice(first, last + 1);
}

/** What came in by the hour. */
export function HourChart({ hours }: { readonly hours: readonly Hour[] }) {
  const { today } = usePosMessages();
  const format = useFormat();
  return (
    <BarChart
      title={today.chart}
      labelHeader={today.hour}
      valueHeader={today.amount}
      bars={hours.map(({ hour, amount }) => ({
        id: String(hour),
        label: formatHour(hour),
        value: format.amount(amount),
        text: format.money(format.amount(amount)),
      }))}
    />
  );
}
