import type { ReactNode } from 'react';
import { cx } from './cx';

interface Props {
  readonly title: string;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** The content of a page under its title, which is also the title of the tab. */
export function Page({ title, actions, children, className }: Props) {
  return (
    <div className={cx('mx-auto flex w-full max-w-5xl flex-col gap-5 p-4 md:p-6', className)}>
      <title>{title}</title>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-bold text-2xl">{title}</h1>
        {actions}
      </div>
      {children}
    </div>
  );
}

/** A page of one thing to do, such as signing in. */
export function NarrowPage({ title, children }: Pick<Props, 'title' | 'children'>) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-5 p-4">
      <title>{title}</title>
      <h1 className="text-center font-bold text-2xl">{title}</h1>
      {children}
    </main>
  );
}
