import { Inbox, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx';

interface Props {
  readonly title: string;
  readonly help?: string;
  readonly icon?: LucideIcon;
  readonly action?: ReactNode;
  /** Fills the page. */
  readonly page?: boolean;
}

/** Says that there is nothing, and what to do about it. */
export function Empty({ title, help, icon: Icon = Inbox, action, page = false }: Props) {
  return (
    <div
      className={cx(
        'flex flex-col items-center justify-center gap-2 px-4 py-10 text-center [&_p]:text-balance',
        page && 'min-h-[60dvh]',
      )}
    >
      <Icon aria-hidden="true" className="size-12 text-line-strong" />
      <p className="font-semibold text-lg">{title}</p>
      {help !== undefined && <p className="max-w-prose text-ink-2">{help}</p>}
      {action !== undefined && <div className="mt-3">{action}</div>}
    </div>
  );
}
