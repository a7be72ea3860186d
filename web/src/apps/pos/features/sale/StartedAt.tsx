import { useFormat } from '../../../../ui';
import type { Sale } from '../../charge/state';
import { usePosMessages } from '../../i18n';

/** When a sale began, so that nobody takes one that was left behind for the present one. */
export function StartedAt({ sale }: { readonly sale: Sale }) {
  const { sale: words } = usePosMessages();
  const format = useFormat();
  return <>{words.startedAt(format.date(new Date(sale.startedAt).toISOString()))}</>;
}
