import { MAX_MINOR, type Minor, minor } from './minor';

/** What a keypad has taken so far. */
export interface AmountEntry {
  /** Digits before the decimal mark, without leading zeros; empty before the first. */
  readonly whole: string;
  /** Digits after the mark; null before the mark was typed. */
  readonly fraction: string | null;
}

/** A key of the keypad. */
export type AmountKey =
  | '0'
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9'
  | '00'
  | 'mark'
  | 'backspace'
  | 'clear';

export const EMPTY_ENTRY: AmountEntry = { whole: '', fraction: null };

const MARKS = new Set(['.', ',', '．', '，', '。', '、', '٫', 'Decimal', 'Separator']);

/** The keypad's key of a key of a keyboard; null for keys that mean nothing here. */
export function amountKeyOf(key: string): AmountKey | null {
  if (MARKS.has(key)) return 'mark';
  if (key === 'Backspace') return 'backspace';
  if (key === 'Delete') return 'clear';
  // Chinese input methods may give full-width digits.
  const plain = key.normalize('NFKC');
  return /^[0-9]$/.test(plain) ? (plain as AmountKey) : null;
}

/** The entry after a key. A key that does not fit changes nothing. */
export function pressAmountKey(entry: AmountEntry, key: AmountKey, decimals: number): AmountEntry {
  switch (key) {
    case 'clear':
      return EMPTY_ENTRY;
    case 'backspace':
      return withoutLast(entry);
    case 'mark':
      if (decimals === 0 || entry.fraction !== null) return entry;
      return { whole: entry.whole === '' ? '0' : entry.whole, fraction: '' };
    default:
      // "00" types two zeros, as far as they fit.
      return [...key].reduce((sofar, digit) => withDigit(sofar, digit, decimals), entry);
  }
}

function withDigit(entry: AmountEntry, digit: string, decimals: number): AmountEntry {
  if (entry.fraction !== null) {
    if (entry.fraction.length >= decimals) return entry;
    return { ...entry, fraction: entry.fraction + digit };
  }
  const whole = entry.whole === '0' ? digit : entry.whole + digit;
  const next = { whole, fraction: null };
  return units(next, decimals) > MAX_MINOR ? entry : next;
}

function withoutLast({ whole, fraction }: AmountEntry): AmountEntry {
  if (fraction === null) return { whole: whole.slice(0, -1), fraction };
  return { whole, fraction: fraction === '' ? null : fraction.slice(0, -1) };
}

function units({ whole, fraction }: AmountEntry, decimals: number): number {
  return Number(`${whole || '0'}${(fraction ?? '').padEnd(decimals, '0')}`);
}

/** The amount of an entry. */
export function amountOf(entry: AmountEntry, decimals: number): Minor {
  return minor(units(entry, decimals));
}

/** The entry of an amount, to change it. */
export function entryOf(amount: Minor, decimals: number): AmountEntry {
  if (amount === 0) return EMPTY_ENTRY;
  const digits = String(amount).padStart(decimals + 1, '0');
  const fraction = decimals === 0 ? '' : digits.slice(-decimals);
  const whole = digits.slice(0, digits.length - decimals);
  return { whole, fraction: /[1-9]/.test(fraction) ? fraction : null };
}

/** The entry as it is shown while it is typed: grouped, with the digits that were typed and no others. */
export function entryText(entry: AmountEntry): string {
  const grouped = (entry.whole || '0').replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return entry.fraction === null ? grouped : `${grouped}.${entry.fraction}`;
}

/** Reads an amount that was pasted or typed into a text field; null when it is none. */
export function parseAmount(text: string, decimals: number): AmountEntry | null {
  let entry = EMPTY_ENTRY;
  for (const char of text.trim()) {
    const key = amountKeyOf(char);
    if (key === null) return null;
    const next = pressAmountKey(entry, key, decimals);
    // A leading zero is the one key that rightly changes nothing.
    if (next === entry || (key === 'mark' && entry.fraction !== null)) return null;
    entry = next;
  }
  return entry === EMPTY_ENTRY ? null : entry;
}
