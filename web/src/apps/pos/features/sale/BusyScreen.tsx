import { Spinner } from '../../../../ui';
import { PAUSES } from '../../charge/machine';
import type { ChargeState } from '../../charge/state';
import { type PosMessages, usePosMessages } from '../../i18n';
import { useIgnoredScans } from '../device/use-till-wedge';
import { useFocusHeading } from '../frame/use-focus-heading';
import { BigAmount } from './BigAmount';
import { SaleShell } from './SaleShell';

interface Props {
  readonly state: Extract<ChargeState, { kind: 'sending' | 'waiting' | 'looking' | 'reversing' }>;
}

/** A request is under way: there is nothing to press. */
export function BusyScreen({ state }: Props) {
  const { sale } = usePosMessages();
  const heading = useFocusHeading();
  useIgnoredScans();
  const title = titleOf(state, sale);
  const repeats = state.kind === 'sending' || state.kind === 'waiting' ? state.repeats : 0;
  return (
    <SaleShell title={title}>
      <div className="flex flex-1 flex-col items-center justify-center gap-4 text-center">
        <BigAmount value={state.sale.amount} />
        <h1 ref={heading} tabIndex={-1} className="font-bold text-3xl outline-none">
          {title}
        </h1>
        <Spinner label={sale.sendingHelp} />
        {repeats > 0 && (
          <p role="status" className="text-warn">
            {sale.repeating(repeats, PAUSES.length)}
          </p>
        )}
      </div>
    </SaleShell>
  );
}

function titleOf({ kind }: Props['state'], words: PosMessages['sale']): string {
  switch (kind) {
    case 'looking':
      return words.looking;
    case 'reversing':
      return words.reversing;
    default:
      return words.sending;
  }
}
