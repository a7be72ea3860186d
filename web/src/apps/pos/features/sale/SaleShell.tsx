import type { ReactNode } from 'react';
import { useConfig } from '../../../../api/config';
import { cx } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { Cashier } from '../frame/Cashier';

interface Props {
  /** Also the title of the tab. */
  readonly title: string;
  /** The colours of a result; without one, those of the page. */
  readonly className?: string;
  readonly canLock?: boolean;
  readonly children: ReactNode;
}

/** A sale fills the screen: no menu leads away from it. */
export function SaleShell({ title, className, canLock = false, children }: Props) {
  const { appName } = usePosMessages();
  const { shop } = useConfig();
  return (
    <div className={cx('flex min-h-dvh flex-col', className ?? 'bg-page')}>
      <title>{title}</title>
      <header className="flex min-h-16 items-center justify-between gap-3 border-line border-b bg-surface px-4 text-ink pt-[env(safe-area-inset-top)]">
        <p className="max-w-1/2 shrink-0 truncate font-bold text-lg">{shop.name ?? appName}</p>
        <Cashier canLock={canLock} />
      </header>
      <main className="mx-auto flex w-full max-w-3xl flex-1 flex-col gap-5 p-4 pb-[max(1rem,env(safe-area-inset-bottom))] md:p-6">
        {children}
      </main>
    </div>
  );
}
