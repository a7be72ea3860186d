import { useMessages } from '../i18n';
import { cx } from './cx';

interface Props {
  /** Fills the page. */
  readonly page?: boolean;
  /** Stands inside a text or a button, which says what is going on. */
  readonly inline?: boolean;
  readonly label?: string;
}

/** Shows that something is going on. */
export function Spinner({ page = false, inline = false, label }: Props) {
  const words = useMessages();
  const ring = (
    <span
      aria-hidden="true"
      className={cx(
        'inline-block animate-spin rounded-full border-current border-r-transparent motion-reduce:animate-pulse',
        inline ? 'size-5 border-2' : 'size-9 border-4 text-accent-ink',
      )}
    />
  );
  if (inline) return ring;
  return (
    <div
      role="status"
      className={cx('flex flex-col items-center justify-center gap-3 p-6', page && 'min-h-[60dvh]')}
    >
      {ring}
      <span className="text-ink-2">{label ?? words.page.loading}</span>
    </div>
  );
}
