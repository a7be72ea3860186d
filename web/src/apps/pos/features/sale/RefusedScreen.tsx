import { meansSignedOut } from '../../../../api/client';
import { useMessages } from '../../../../i18n';
import { Button } from '../../../../ui';
import type { ChargeState } from '../../charge/state';
import { useSale } from '../../charge/ui/context';
import { usePosMessages } from '../../i18n';
import { useIgnoredScans } from '../device/use-till-wedge';
import { ProblemText } from './ProblemText';
import { ResultScreen } from './ResultScreen';

interface Props {
  readonly state: Extract<ChargeState, { kind: 'refused' }>;
}

/** Refusals that may be over a moment later. After the others, another code or card is needed first. */
const MAY_HELP: ReadonlySet<string> = new Set([
  'SERVICE_UNAVAILABLE',
  'REQUEST_TIMEOUT',
  'RATE_LIMITED',
  'DEVICE_STORAGE',
]);

/** Nothing was charged, for certain. It stays until a person decides what comes next. */
export function RefusedScreen({ state: { sale, code, problem } }: Props) {
  const { sale: words } = usePosMessages();
  const { actions } = useMessages();
  const { dispatch } = useSale();
  useIgnoredScans();
  const signedOut = meansSignedOut(problem.error);
  const again = (tone: 'primary' | 'normal') => (
    <Button tone={tone} size="large" wide onPress={() => dispatch({ kind: 'ask-again' })}>
      {code === null ? actions.retry : words.sendAgain}
    </Button>
  );
  const mayHelp = signedOut || MAY_HELP.has(problem.code);
  return (
    <ResultScreen
      look="refused"
      word={words.refused}
      amount={sale.amount}
      canLock
      actions={
        <>
          {mayHelp && again('primary')}
          {code !== null && (
            <Button
              tone={mayHelp ? 'normal' : 'primary'}
              size="large"
              wide
              onPress={() => dispatch({ kind: 'rescan' })}
            >
              {words.rescan}
            </Button>
          )}
          {!mayHelp && problem.code !== 'QR_EXPIRED_OR_INVALID' && again('normal')}
          <Button wide onPress={() => dispatch({ kind: 'cancel' })}>
            {words.stop}
          </Button>
        </>
      }
    >
      <p className="mb-3">{words.refusedHelp}</p>
      {signedOut ? <p>{words.refusedSignedOut}</p> : <ProblemText problem={problem} />}
    </ResultScreen>
  );
}
