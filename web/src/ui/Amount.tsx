import type { Minor } from '../money';
import { cx } from './cx';
import { useFormat } from './use-format';

interface Props {
  readonly value: Minor;
  readonly size?: 'normal' | 'large' | 'huge';
  /** Shows what an amount did: a plus before what came in. */
  readonly signed?: boolean;
  readonly className?: string;
}

const SIZES = { normal: '', large: 'text-3xl font-bold', huge: 'text-6xl font-bold' } as const;

/** An amount of money. Its digits stand under each other, and it is never broken. */
export function Amount({ value, size = 'normal', signed = false, className }: Props) {
  const format = useFormat();
  return (
    <span className={cx('whitespace-nowrap tabular-nums', SIZES[size], className)}>
      {signed ? format.change(value) : format.money(value)}
    </span>
  );
}
