import { useMemo } from 'react';
import { useConfig } from '../api/config';
import { type DateStyle, formatDate, formatDay, useLanguage } from '../i18n';
import { formatMoney, fromJson, type Minor } from '../money';

/** How amounts and times are shown here: in the shop's currency and on the shop's clocks. */
export interface Format {
  readonly money: (amount: Minor) => string;
  /** With a plus before amounts above zero. */
  readonly change: (amount: Minor) => string;
  /** An amount of an answer. */
  readonly amount: (json: number) => Minor;
  readonly date: (instant: string, style?: DateStyle) => string;
  readonly day: (day: string) => string;
  readonly number: (value: number) => string;
}

/** The formats of this shop in the language in force. */
export function useFormat(): Format {
  const { currency, decimals, business_tz: timeZone } = useConfig();
  const { locale } = useLanguage();
  return useMemo(() => {
    const style = { currency, decimals, locale };
    const numbers = new Intl.NumberFormat(locale);
    return {
      money: (amount) => formatMoney(amount, style),
      change: (amount) => formatMoney(amount, { ...style, signed: true }),
      amount: (json) => fromJson(json, decimals),
      date: (instant, dateStyle = 'both') => formatDate(instant, dateStyle, locale, timeZone),
      day: (day) => formatDay(day, locale),
      number: (value) => numbers.format(value),
    };
  }, [currency, decimals, timeZone, locale]);
}
