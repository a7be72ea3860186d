import { Button, Card, useToast } from '../../../../ui';
import { usePosMessages } from '../../i18n';

interface Props {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** The codes that replace a lost phone. They are shown this one time. */
export function RecoveryCodes({ codes, onDone }: Props) {
  const { account, enrol } = usePosMessages();
  const toast = useToast();
  const copy = () => {
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => toast(enrol.copied, 'success'),
      () => toast(enrol.copyFailed, 'warning'),
    );
  };
  return (
    <Card title={account.recovery}>
      <p className="mb-3">{account.recoveryHelp}</p>
      <ul className="mb-4 grid gap-2 rounded-control bg-surface-2 p-4 font-mono text-lg sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button onPress={copy}>{account.recoveryCopy}</Button>
        <Button tone="primary" onPress={onDone}>
          {account.recoveryDone}
        </Button>
      </div>
    </Card>
  );
}
