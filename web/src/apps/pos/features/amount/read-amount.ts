import { amountOf, type Minor, parseAmount, toDecimal } from '../../../../money';

/** Reads an amount of a form; null unless it is one above zero. */
export function readAmount(text: string, decimals: number): Minor | null {
  const entry = parseAmount(text, decimals);
  if (entry === null) return null;
  const amount = amountOf(entry, decimals);
  return amount > 0 ? amount : null;
}

/** Writes an amount into a field, to be changed. */
export function amountText(amount: Minor, decimals: number): string {
  return toDecimal(amount, decimals);
}
