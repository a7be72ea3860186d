import { Button, ErrorNotice, Notice } from '../../../../ui';
import { usePosMessages } from '../../i18n';

interface Props {
  readonly title: string;
  readonly help: string;
  /** What to look at before nobody asks any more. */
  readonly giveUpHelp: string;
  /** Why it is not known; null after the page was loaded again. */
  readonly error: unknown;
  readonly onAskAgain: () => void;
  readonly onGiveUp: () => void;
}

/** Says that an outcome is not known, and leads out of it. Asking comes first, giving up last. */
export function UnknownNotice({ title, help, giveUpHelp, error, onAskAgain, onGiveUp }: Props) {
  const { frame } = usePosMessages();
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="warning" title={title}>
        {help}
      </Notice>
      {error !== null && <ErrorNotice error={error} />}
      <Button tone="primary" size="large" wide onPress={onAskAgain}>
        {frame.askAgain}
      </Button>
      <div>
        <Button tone="quiet" wide onPress={onGiveUp}>
          {frame.giveUp}
        </Button>
        <p className="text-center text-ink-2 text-sm">{giveUpHelp}</p>
      </div>
    </div>
  );
}
