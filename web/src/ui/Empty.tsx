import { Inbox, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly help?: string;
  readonly icon?: LucideIcon;
  readonly action?: ReactNode;
}

/** Says that there is nothing, and what to do about it. */
export function Empty({ title, help, icon: Icon = Inbox, action }: Props) {
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-12 text-center">
      <Icon aria-hidden="true" className="size-12 text-line-strong" />
      <p className="font-semibold text-lg">{title}</p>
      {help !== undefined && <p className="max-w-prose text-ink-2">{help}</p>}
      {action !== undefined && <div className="mt-3">{action}</div>}
    </div>
  );
}
