import type { Minor } from '../../../../money';
import { cx, useFormat } from '../../../../ui';

/** The amount of a sale, as large as it fits. */
export function BigAmount({ value }: { readonly value: Minor }) {
  const text = useFormat().money(value);
  return (
    <p className={cx('whitespace-nowrap text-center font-bold tabular-nums', sizeOf(text))}>
      {text}
    </p>
  );
}

/** The size of a text of digits that must not be broken. */
export function sizeOf(text: string): string {
  if (text.length <= 8) return 'text-6xl';
  if (text.length <= 11) return 'text-5xl';
  return 'text-3xl sm:text-5xl';
}
