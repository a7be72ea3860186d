import type { ReactNode } from 'react';
import { Button } from '../../../../ui';
import type { ChargeState } from '../../charge/state';
import { useSale } from '../../charge/ui/context';
import { usePosMessages } from '../../i18n';
import { useIgnoredScans } from '../device/use-till-wedge';
import { ProblemText } from './ProblemText';
import { ResultScreen } from './ResultScreen';
import { StartedAt } from './StartedAt';

interface Props {
  readonly state: Extract<ChargeState, { kind: 'unknown' }>;
}

/** What only somebody else, or nobody any more, may reverse. */
const NEEDS_MANAGER: ReadonlySet<string> = new Set(['PERMISSION_DENIED', 'REVERSE_TOO_LATE']);

/** Nobody knows whether the money was taken. Only an answer ends this. */
export function UnknownScreen({ state: { sale, code, problem } }: Props) {
  const { sale: words, frame } = usePosMessages();
  const { dispatch } = useSale();
  useIgnoredScans();
  return (
    <ResultScreen
      look="unknown"
      word={words.unknown}
      amount={sale.amount}
      canLock
      actions={
        <div className="grid gap-3 md:grid-cols-2">
          {!sale.reversing && (
            <Choice help={words.askAgainHelp}>
              <Button
                tone="primary"
                size="large"
                wide
                onPress={() => dispatch({ kind: 'ask-again' })}
              >
                {words.askAgain}
              </Button>
            </Choice>
          )}
          <Choice help={words.reverseHelp} className={sale.reversing ? 'md:col-span-2' : ''}>
            <Button tone="danger" size="large" wide onPress={() => dispatch({ kind: 'reverse' })}>
              {words.reverse}
            </Button>
          </Choice>
          {!sale.reversing && (
            <Choice help={words.rescanHelp} className="md:col-span-2">
              <Button wide onPress={() => dispatch({ kind: 'rescan' })}>
                {words.rescan}
              </Button>
            </Choice>
          )}
        </div>
      }
    >
      <p className="font-bold text-xl">
        {sale.reversing ? words.reversalUnknown : words.unknownHelp}
      </p>
      <p className="text-ink-2 text-sm">
        <StartedAt sale={sale} />
        {code === null && ` · ${words.unknownRestored}`}
      </p>
      {problem !== null && <ProblemText problem={problem} />}
      {problem !== null && NEEDS_MANAGER.has(problem.code) && (
        <p className="font-semibold">
          {frame.needsManager} {frame.needsManagerHelp}
        </p>
      )}
    </ResultScreen>
  );
}

interface ChoiceProps {
  readonly help: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A button, and what it does. */
function Choice({ help, className, children }: ChoiceProps) {
  return (
    <div className={className}>
      {children}
      <p className="mt-1 text-center text-ink text-sm">{help}</p>
    </div>
  );
}
