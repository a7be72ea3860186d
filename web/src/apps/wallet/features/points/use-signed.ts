import { useMemo } from 'react';
import { useLanguage } from '../../../../i18n';

/** Shows whole numbers with a plus before those above zero. */
export function useSigned(): (value: number) => string {
  const { locale } = useLanguage();
  return useMemo(() => {
    const numbers = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
    return (value) => numbers.format(value);
  }, [locale]);
}
