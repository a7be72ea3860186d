import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import type { components } from '../../../../api/schema';
import { useSignedIn } from '../../../../session';
import {
  Button,
  Card,
  ErrorNotice,
  Form,
  PasswordField,
  TextField,
  useSubmit,
} from '../../../../ui';
import { usePosMessages } from '../../i18n';

interface Props {
  readonly onEnrolled: (enrolled: components['schemas']['TotpEnrolled']) => void;
}

/** Asks for a new secret. The password proves who asks, and a code where there is a factor already. */
export function TotpStart({ onEnrolled }: Props) {
  const { account } = usePosMessages();
  const api = useApi();
  const { totpEnabled } = useSignedIn();
  const { onSubmit, isBusy, error } = useSubmit(async (form) => {
    const totp = String(form.get('totp') ?? '').replace(/\s/g, '');
    const body = { password: String(form.get('password') ?? ''), ...(totp !== '' && { totp }) };
    onEnrolled(await take(api.client.POST('/auth/totp', { body })));
  });
  return (
    <Card title={totpEnabled ? account.totpAgain : account.totpEnrol}>
      <Form onSubmit={onSubmit}>
        <PasswordField
          name="password"
          label={account.totpPassword}
          autoComplete="current-password"
          isRequired
        />
        {totpEnabled && <CodeField />}
        {error !== null && <ErrorNotice error={error} />}
        <Button type="submit" tone="primary" className="self-start" isPending={isBusy}>
          {account.totpNext}
        </Button>
      </Form>
    </Card>
  );
}

/** A code of the factor in force. */
export function CodeField() {
  const { account } = usePosMessages();
  return (
    <TextField
      name="totp"
      label={account.totpCode}
      description={account.totpCodeHelp}
      autoComplete="one-time-code"
      inputMode="numeric"
      isRequired
    />
  );
}
