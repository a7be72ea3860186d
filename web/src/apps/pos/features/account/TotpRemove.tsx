import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import { useSession } from '../../../../session';
import {
  Button,
  Card,
  ErrorNotice,
  Form,
  PasswordField,
  useSubmit,
  useToast,
} from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { CodeField } from './TotpStart';

/** Removes the second factor. */
export function TotpRemove() {
  const { account } = usePosMessages();
  const api = useApi();
  const { refresh } = useSession();
  const toast = useToast();
  const { onSubmit, isBusy, error } = useSubmit(async (form) => {
    const totp = String(form.get('totp') ?? '').replace(/\s/g, '');
    const password = String(form.get('password') ?? '');
    await take(api.client.POST('/auth/totp/remove', { body: { password, totp } }));
    toast(account.removed, 'success');
    await refresh();
  });
  return (
    <Card title={account.totpRemove}>
      <Form onSubmit={onSubmit}>
        <PasswordField
          name="password"
          label={account.totpPassword}
          autoComplete="current-password"
          isRequired
        />
        <CodeField />
        {error !== null && <ErrorNotice error={error} />}
        <Button type="submit" tone="danger" className="self-start" isPending={isBusy}>
          {account.totpRemove}
        </Button>
      </Form>
    </Card>
  );
}
