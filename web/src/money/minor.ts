declare const brand: unique symbol;

/** A whole number of minor units (cents) of the shop's currency. */
export type Minor = number & { readonly [brand]: 'Minor' };

/** The largest amount that the server takes: 9 999 999 999.99. */
export const MAX_MINOR = 999_999_999_999;

/** Takes a whole number as minor units. Throws for anything else, because a wrong amount must not go on. */
export function minor(value: number): Minor {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number`);
  // -0 becomes 0, so that it is never shown with a sign.
  return (value === 0 ? 0 : value) as Minor;
}

/**
 * Reads an amount of an answer. Answers have at most twelve significant digits, which a double holds,
 * so that rounding gives back the exact number of minor units.
 */
export function fromJson(amount: number, decimals: number): Minor {
  return minor(Math.round(amount * 10 ** decimals));
}

/** Writes an amount as requests want it: digits, and a point with exactly the currency's decimals. */
export function toRequest(amount: Minor, decimals: number): string {
  if (amount < 0) throw new RangeError('a request has no negative amounts');
  return toDecimal(amount, decimals);
}

/** Writes an amount as a plain decimal, perhaps with a sign. */
export function toDecimal(amount: Minor, decimals: number): string {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = amount < 0 ? '-' : '';
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** Adds amounts. */
export function sum(...amounts: readonly Minor[]): Minor {
  return minor(amounts.reduce<number>((total, amount) => total + amount, 0));
}

/** Subtracts `b` from `a`. */
export function minus(a: Minor, b: Minor): Minor {
  return minor(a - b);
}
