import { Button } from '../../../../ui';
import type { ChargeState } from '../../charge/state';
import { usePosMessages } from '../../i18n';
import { useIgnoredScans } from '../device/use-till-wedge';
import { ResultScreen } from './ResultScreen';
import { StartedAt } from './StartedAt';
import { useLeaveSale } from './use-leave-sale';

interface Props {
  readonly state: Extract<ChargeState, { kind: 'reversed' }>;
}

/** The sale did not happen, and never will. */
export function ReversedScreen({ state: { sale, outcome } }: Props) {
  const { sale: words } = usePosMessages();
  const leave = useLeaveSale();
  useIgnoredScans();
  return (
    <ResultScreen
      look="reversed"
      word={words.reversed}
      amount={sale.amount}
      actions={
        <Button tone="primary" size="large" wide onPress={() => leave('/')}>
          {words.next}
        </Button>
      }
    >
      <p className="mb-2 text-ink-2 text-sm">
        <StartedAt sale={sale} />
      </p>
      <p className="font-semibold text-xl">{words.reversedHelp[outcome]}</p>
      <p>{words.cashNow}</p>
    </ResultScreen>
  );
}
