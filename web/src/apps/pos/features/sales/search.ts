import { SHOP_TYPES, type TransactionFilter } from './queries';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A business day of an address; nothing for anything else. */
export function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !DAY.test(value)) return undefined;
  return Number.isNaN(Date.parse(`${value}T00:00:00Z`)) ? undefined : value;
}

/** The filter that an address asks for. What makes no sense is left out. */
export function filterOf(search: Readonly<Record<string, unknown>>): TransactionFilter {
  const type = SHOP_TYPES.find((known) => known === search.type);
  const day = dayOf(search.day);
  const operator = typeof search.operator === 'string' ? search.operator : undefined;
  return { ...(type && { type }), ...(day && { day }), ...(operator && { operator }) };
}
