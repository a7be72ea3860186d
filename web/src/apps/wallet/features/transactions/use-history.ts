import { useConfig } from '../../../../api/config';
import { useApi } from '../../../../api/context';
import { usePages } from '../../../../api/pages';
import { businessDay } from '../../../../i18n';
import type { HistorySearch } from '../search';
import { daysOf } from './period';
import { readTransactions, type Transaction, transactionKeys } from './transactions';

/** The business day that it is now. */
export function useToday(): string {
  return businessDay(new Date(), useConfig().business_tz);
}

/** The transactions that the filters of the address let through, page by page. */
export function useHistory(search: HistorySearch) {
  const api = useApi();
  const today = useToday();
  const { card, type, period = 'all', from, to } = search;
  const filter = { card, type, days: daysOf(period, today, { from, to }) };
  return usePages<Transaction>({
    queryKey: transactionKeys.list(filter),
    read: (cursor, signal) => readTransactions(api, filter, cursor, signal),
  });
}

/** Transactions of one business day. */
export interface DayGroup {
  readonly day: string;
  readonly rows: readonly Transaction[];
}

/** Puts the rows, newest first, under their business days. */
export function byDay(rows: readonly Transaction[], timeZone: string): readonly DayGroup[] {
  const groups: { day: string; rows: Transaction[] }[] = [];
  for (const row of rows) {
    const day = businessDay(new Date(row.created_at), timeZone);
    const last = groups.at(-1);
    if (last?.day === day) last.rows.push(row);
    else groups.push({ day, rows: [row] });
  }
  return groups;
}
