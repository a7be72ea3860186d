import { type Minor, toDecimal } from './minor';

/** How amounts are shown. */
export interface MoneyStyle {
  /** ISO 4217. */
  readonly currency: string;
  readonly decimals: number;
  /** BCP 47. */
  readonly locale: string;
  /** Shows a plus before amounts above zero. */
  readonly signed?: boolean;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf({ currency, decimals, locale, signed = false }: MoneyStyle): Intl.NumberFormat {
  const key = `${locale} ${currency} ${decimals} ${signed}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: signed ? 'exceptZero' : 'auto',
  });
  formats.set(key, made);
  return made;
}

/** Shows an amount with the currency's sign, grouped as the language does it. */
export function formatMoney(amount: Minor, style: MoneyStyle): string {
  // A decimal of at most fifteen digits and its double are shown alike.
  return formatOf(style).format(Number(toDecimal(amount, style.decimals)));
}

/** The currency's sign, as beside a keypad. */
export function currencySign(style: MoneyStyle): string {
  const parts = formatOf(style).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? style.currency;
}
