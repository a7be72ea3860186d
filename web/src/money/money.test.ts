import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AmountKey,
  amountKeyOf,
  amountOf,
  currencySign,
  EMPTY_ENTRY,
  entryOf,
  entryText,
  formatMoney,
  fromJson,
  MAX_MINOR,
  minor,
  minus,
  parseAmount,
  pressAmountKey,
  sum,
  toDecimal,
  toRequest,
} from '.';

const anyAmount = fc.integer({ min: 0, max: MAX_MINOR }).map(minor);
const anyDecimals = fc.constantFrom(0, 2);
const anyKey = fc.constantFrom<AmountKey>(
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '00',
  'mark',
  'backspace',
  'clear',
);

function press(keys: readonly AmountKey[], decimals = 2) {
  return keys.reduce((entry, key) => pressAmountKey(entry, key, decimals), EMPTY_ENTRY);
}

describe('amounts', () => {
  it('come back from JSON as they were sent, whatever they are', () => {
    fc.assert(
      fc.property(anyAmount, anyDecimals, (amount, decimals) => {
        const onTheWire = JSON.parse(toRequest(amount, decimals)) as number;
        expect(fromJson(onTheWire, decimals)).toBe(amount);
        expect(fromJson(-onTheWire, decimals)).toBe(minor(-amount));
      }),
    );
  });

  it('are written with exactly the decimals of the currency', () => {
    expect(toRequest(minor(5), 2)).toBe('0.05');
    expect(toRequest(minor(28405), 2)).toBe('284.05');
    expect(toRequest(minor(300), 0)).toBe('300');
    expect(toDecimal(minor(-7), 2)).toBe('-0.07');
    expect(() => toRequest(minor(-1), 2)).toThrow(RangeError);
  });

  it('refuse what is not a whole number of minor units', () => {
    for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60]) {
      expect(() => minor(wrong)).toThrow(RangeError);
    }
    expect(Object.is(minor(-0), 0)).toBe(true);
  });

  it('add and subtract exactly', () => {
    expect(sum(minor(10), minor(20), minor(-5))).toBe(25);
    expect(sum()).toBe(0);
    expect(minus(minor(29900), minor(28405))).toBe(1495);
  });

  it('are shown in each language with their sign', () => {
    const style = { currency: 'CNY', decimals: 2, locale: 'zh-TW' };
    expect(formatMoney(minor(123456), style)).toBe('¥1,234.56');
    expect(formatMoney(minor(MAX_MINOR), style)).toBe('¥9,999,999,999.99');
    expect(formatMoney(minor(-500), { ...style, locale: 'en' })).toBe('-¥5.00');
    expect(formatMoney(minor(500), { ...style, signed: true })).toBe('+¥5.00');
    expect(formatMoney(minor(0), { ...style, signed: true })).toBe('¥0.00');
    expect(formatMoney(minor(1200), { currency: 'TWD', decimals: 0, locale: 'zh-TW' })).toBe(
      '$1,200',
    );
    expect(currencySign(style)).toBe('¥');
  });
});

describe('the keypad', () => {
  it('types whole units, and minor units after the mark', () => {
    expect(amountOf(press(['8', '0', '0']), 2)).toBe(80000);
    expect(amountOf(press(['5', '8', 'mark', '9', '9']), 2)).toBe(5899);
    expect(amountOf(press(['mark', '5']), 2)).toBe(50);
    expect(amountOf(press(['1', '00']), 2)).toBe(10000);
  });

  it('takes point and comma alike, also in full width', () => {
    for (const mark of ['.', ',', '．', '，', '。', 'Decimal'])
      expect(amountKeyOf(mark)).toBe('mark');
    expect(amountKeyOf('７')).toBe('7');
    expect(amountKeyOf('Backspace')).toBe('backspace');
    for (const other of ['a', 'Enter', '-', '٣', 'F1', '½']) expect(amountKeyOf(other)).toBeNull();
  });

  it('takes no more decimals than the currency has, and no second mark', () => {
    expect(entryText(press(['1', 'mark', '2', '3', '4']))).toBe('1.23');
    expect(entryText(press(['1', 'mark', 'mark', '2']))).toBe('1.2');
    expect(entryText(press(['1', 'mark', '2'], 0))).toBe('12');
  });

  it('never leaves the limits, and shows what it holds', () => {
    fc.assert(
      fc.property(fc.array(anyKey, { maxLength: 40 }), anyDecimals, (keys, decimals) => {
        const entry = press(keys, decimals);
        const amount = amountOf(entry, decimals);
        expect(amount).toBeGreaterThanOrEqual(0);
        expect(amount).toBeLessThanOrEqual(MAX_MINOR);
        expect((entry.fraction ?? '').length).toBeLessThanOrEqual(decimals);
        expect(fromJson(Number(entryText(entry).replaceAll(',', '')), decimals)).toBe(amount);
      }),
    );
  });

  it('takes back one key with backspace', () => {
    expect(entryText(press(['1', '2', 'mark', '5', 'backspace']))).toBe('12.');
    expect(entryText(press(['1', '2', 'mark', 'backspace', 'backspace']))).toBe('1');
    expect(press(['backspace'])).toEqual(EMPTY_ENTRY);
    expect(press(['9', 'mark', '1', 'clear'])).toEqual(EMPTY_ENTRY);
  });

  it('stops at 9 999 999 999.99', () => {
    const full = press(Array.from({ length: 15 }, (): AmountKey => '9'));
    expect(amountOf(full, 2)).toBe(999_999_999_900);
    expect(entryText(full)).toBe('9,999,999,999');
  });

  it('begins again from any amount', () => {
    fc.assert(
      fc.property(anyAmount, anyDecimals, (amount, decimals) => {
        expect(amountOf(entryOf(amount, decimals), decimals)).toBe(amount);
      }),
    );
  });

  it('reads pasted amounts, and refuses what is doubtful', () => {
    expect(parseAmount(' 58,99 ', 2)).toEqual({ whole: '58', fraction: '99' });
    expect(parseAmount('0.5', 2)).toEqual({ whole: '0', fraction: '5' });
    for (const doubtful of ['', '1,234.56', '1.234', '1e3', '-5', '12 000', '¥5']) {
      expect(parseAmount(doubtful, 2)).toBeNull();
    }
  });
});
