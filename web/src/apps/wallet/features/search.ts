import { type Days, PERIODS, type Period } from './transactions/period';
import type { TransactionType } from './transactions/transactions';

export const TYPES: readonly TransactionType[] = [
  'payment',
  'refund',
  'recharge',
  'recharge_reversal',
  'payout',
  'voucher_issue',
  'lapse',
  'transfer',
  'opening',
  'adjustment',
];

/** The filters in the address. What is left out is not filtered. */
export interface HistorySearch extends Days {
  readonly card?: string | undefined;
  readonly type?: TransactionType | undefined;
  readonly period?: Exclude<Period, 'all'> | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the filters of an address. What makes no sense is left out, so that no address is an error. */
export function readHistorySearch(raw: Record<string, unknown>): HistorySearch {
  const period = PERIODS.find((known) => known === raw.period);
  const type = TYPES.find((known) => known === raw.type);
  const card = cardIn(raw.card);
  const isCustom = period === 'custom';
  const [from, to] = [day(raw.from), day(raw.to)];
  return {
    ...(card !== undefined && { card }),
    ...(type !== undefined && { type }),
    ...(period !== undefined && period !== 'all' && { period }),
    ...(isCustom && from !== undefined && { from }),
    ...(isCustom && to !== undefined && { to }),
  };
}

function day(value: unknown): string | undefined {
  if (typeof value !== 'string' || !DAY.test(value)) return undefined;
  return Number.isNaN(Date.parse(value)) ? undefined : value;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The id of a card in an address. */
export function cardIn(value: unknown): string | undefined {
  return typeof value === 'string' && UUID.test(value) ? value : undefined;
}

/** An address that may name a card. */
export interface CardSearch {
  readonly card?: string | undefined;
}

export function readCardSearch(raw: Record<string, unknown>): CardSearch {
  const card = cardIn(raw.card);
  return card === undefined ? {} : { card };
}
