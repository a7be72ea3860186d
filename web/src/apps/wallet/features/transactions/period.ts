import { businessDay } from '../../../../i18n';

export const PERIODS = ['all', 'week', 'month', 'last-month', 'year', 'custom'] as const;
export type Period = (typeof PERIODS)[number];

/** Business days from and to, both included; an end that is absent is open. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A business day with whole days added, reckoned without any zone. */
export function addDays(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return businessDay(new Date(Date.UTC(year, month - 1, date + days)), 'UTC');
}

/** The first day of the month that is some months away. */
function monthStart(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return businessDay(new Date(Date.UTC(year, month - 1 + months, 1)), 'UTC');
}

/** The days of a period, seen from today. `custom` is what the user chose. */
export function daysOf(period: Period, today: string, custom: Days): Days {
  switch (period) {
    case 'all':
      return {};
    case 'week':
      return { from: addDays(today, -6), to: today };
    case 'month':
      return { from: monthStart(today, 0), to: today };
    case 'last-month':
      return { from: monthStart(today, -1), to: addDays(monthStart(today, 0), -1) };
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
    case 'custom':
      return custom;
  }
}
