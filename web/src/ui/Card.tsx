import type { ReactNode } from 'react';
import { cx } from './cx';

interface Props {
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of a page, on a surface of its own. */
export function Card({ title, actions, className, children }: Props) {
  return (
    <section className={cx('rounded-card border border-line bg-surface p-5', className)}>
      {(title !== undefined || actions !== undefined) && (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
          {title !== undefined && <h2 className="font-semibold text-lg">{title}</h2>}
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}
