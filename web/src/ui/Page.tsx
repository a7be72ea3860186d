import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { cx } from './cx';

interface Props {
  readonly title: string;
  /** The way up, above the title: a path of the app, and what is there. */
  readonly back?: { readonly href: string; readonly label: string };
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  /** As narrow as a keypad, in the middle. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/** The content of a page under its title, which is also the title of the tab. All are equally wide, so that nothing jumps. */
export function Page({ title, back, actions, narrow = false, children }: Props) {
  return (
    <div
      className={cx(
        'mx-auto flex w-full flex-col p-4 md:p-6',
        narrow ? 'max-w-lg gap-4' : 'max-w-3xl gap-5',
      )}
    >
      <title>{title}</title>
      <div>
        {back && (
          <Link
            href={back.href}
            className="-mt-3 -ml-2 inline-flex min-h-control items-center gap-1.5 rounded-control px-2 font-medium text-accent-ink hover:bg-surface-2"
          >
            <ArrowLeft aria-hidden="true" className="size-5" />
            {back.label}
          </Link>
        )}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="font-bold text-2xl">{title}</h1>
          {actions}
        </div>
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
