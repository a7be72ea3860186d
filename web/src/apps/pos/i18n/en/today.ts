import { plural } from '../../../../i18n';
import type { PosMessages } from '../zh-Hant';

export const today: PosMessages['today'] = {
  title: 'Today',
  dayTitle: (day) => `The day ${day}`,
  before: 'The day before',
  after: 'The day after',
  payments: 'Payments',
  refunds: 'Refunds',
  net: 'Net',
  count: (count) => plural(count, 'transaction', 'transactions'),
  chart: 'Payments by the hour, less refunds',
  hour: 'Hour',
  amount: 'Amount',
  none: 'No payments on this day',
  list: 'Payments of this day',
  listRefunds: 'Refunds of this day',
};

export const settlements: PosMessages['settlements'] = {
  title: 'Settlements',
  none: 'No settlements yet',
  noneHelp: 'They are made from transactions, in the way that the shop chose.',
  period: 'Period',
  mode: 'How',
  modes: {
    realtime: 'When the manager asks',
    t_plus_1: 'Each business day',
    monthly: 'Each month',
  },
  status: 'Status',
  statuses: { pending: 'Pending', settled: 'Settled', paid: 'Paid out', failed: 'Failed' },
  total: 'To be paid out',
  payments: 'Payments',
  refunds: 'Refunds',
  recharges: 'Cash taken for top-ups',
  fee: 'Fee',
  carriedIn: 'Carried in',
  carriedOut: 'Carried out',
  one: (no) => `Settlement ${no}`,
  csv: 'Download the details',
  make: 'Settle now',
  makeTitle: 'Settle now?',
  makeHelp: 'It takes all that is unsettled and older than 10 minutes.',
  made: (no) => `Settlement ${no} is made`,
  automatic: 'This shop is settled by itself; there is nothing to press.',
};
