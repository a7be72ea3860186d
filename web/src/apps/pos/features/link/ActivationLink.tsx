import type { components } from '../../../../api/schema';
import { Button, Card, useFormat, useToast } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { Qr } from './Qr';

interface Props {
  readonly who: 'member' | 'staff';
  readonly activation: components['schemas']['Activation'];
}

/** The app in which each of them sets a password. */
const APPS = { member: 'wallet', staff: 'pos' } as const;

/** The link with which somebody sets a password. What is after `#` is never sent to a server. */
export function linkOf(who: Props['who'], token: string): string {
  return `${location.origin}/${APPS[who]}/activate#${token}`;
}

/** Shows the link as a large code, and what to do with it. */
export function ActivationLink({ who, activation }: Props) {
  const { enrol } = usePosMessages();
  const format = useFormat();
  const toast = useToast();
  const link = linkOf(who, activation.token);
  const words = who === 'member' ? enrol.linkMember : enrol.linkStaff;
  const copy = () => {
    navigator.clipboard.writeText(link).then(
      () => toast(enrol.copied, 'success'),
      () => toast(enrol.copyFailed, 'warning'),
    );
  };
  return (
    <Card title={words.title}>
      <div className="grid items-center gap-5 lg:grid-cols-2">
        <Qr text={link} alt={enrol.linkAlt} className="mx-auto w-full max-w-80" />
        <div className="flex flex-col gap-3">
          <ol className="list-decimal space-y-1 pl-6">
            {words.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p className="text-ink-2 text-sm">{enrol.linkOnce(format.date(activation.expires_at))}</p>
          <Button onPress={copy}>{enrol.copy}</Button>
          <p className="select-all break-all rounded-small bg-surface-2 p-2 text-sm">{link}</p>
        </div>
      </div>
    </Card>
  );
}
