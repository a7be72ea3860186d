import { TriangleAlert } from 'lucide-react';
import { cx, useFormat, useOnline } from '../../../../ui';
import { useWalletMessages } from '../../i18n';

interface Props {
  /** When the server said so. */
  readonly at: string;
  /** The server could not be asked again. */
  readonly isOld: boolean;
}

/** Says of when the amounts on a page are, and warns when they may have changed since. */
export function AsOf({ at, isOld }: Props) {
  const words = useWalletMessages();
  const format = useFormat();
  const online = useOnline();
  const old = isOld || !online;
  return (
    <p className={cx('-mt-4 flex items-center gap-2 text-sm', old ? 'text-warn' : 'text-ink-2')}>
      {old && <TriangleAlert aria-hidden="true" className="size-5 shrink-0" />}
      {old ? words.notCurrent(format.date(at)) : words.asOf(format.date(at, 'time'))}
    </p>
  );
}
