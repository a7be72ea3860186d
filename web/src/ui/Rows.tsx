import type { ReactNode } from 'react';

/** Facts, each with its name before it. */
export function Rows({ children }: { readonly children: ReactNode }) {
  return <dl className="flex flex-col">{children}</dl>;
}

interface Props {
  readonly name: string;
  readonly children: ReactNode;
}

/** One fact. */
export function Row({ name, children }: Props) {
  return (
    <div className="flex items-baseline justify-between gap-4 border-line border-b py-2 last:border-b-0 group-data-paper/slip:py-[0.8mm]">
      <dt className="max-w-3/5 shrink-0 text-ink-2">{name}</dt>
      <dd className="min-w-0 text-right font-medium tabular-nums">{children}</dd>
    </div>
  );
}
