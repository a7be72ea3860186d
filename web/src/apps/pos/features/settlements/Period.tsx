import { useFormat } from '../../../../ui';
import type { Settlement } from './queries';

/** The period of a settlement. Neither of its moments is broken in two. */
export function Period({ of }: { readonly of: Settlement }) {
  const format = useFormat();
  return (
    <>
      <span className="whitespace-nowrap">{format.date(of.period_start)} –</span>{' '}
      <span className="whitespace-nowrap">{format.date(of.period_end)}</span>
    </>
  );
}
