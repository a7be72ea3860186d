import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import { hasCode } from '../../../../api/failure';
import { useMessages } from '../../../../i18n';
import { useSession } from '../../../../session';
import {
  Button,
  buttonClass,
  Card,
  ErrorNotice,
  type FieldErrors,
  Form,
  LanguageChoice,
  NarrowPage,
  Notice,
  PasswordField,
  TextField,
  useSubmit,
} from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { dropToken, heldToken } from './token';

/** What the server wants, in characters. */
const MIN_LENGTH = 8;

/** Sets the first password of an account, or a new one, and signs in. */
export function ActivatePage() {
  const { account } = usePosMessages();
  const token = heldToken();
  return (
    <NarrowPage title={account.activateTitle}>
      <Card>{token === null ? <Dead /> : <PasswordForm token={token} />}</Card>
      <LanguageChoice />
    </NarrowPage>
  );
}

function Dead() {
  const { account } = usePosMessages();
  return (
    <Notice
      tone="error"
      title={account.activateNoToken}
      action={
        <Link href="/" className={buttonClass()}>
          {account.toSignIn}
        </Link>
      }
    >
      {account.activateNoTokenHelp}
    </Notice>
  );
}

function PasswordForm({ token }: { readonly token: string }) {
  const { account } = usePosMessages();
  const { session: words } = useMessages();
  const api = useApi();
  const { refresh } = useSession();
  const navigate = useNavigate();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [needsCode, setNeedsCode] = useState(false);

  const { onSubmit, isBusy, error } = useSubmit(async (form) => {
    const field = (name: string) => String(form.get(name) ?? '');
    const password = field('next');
    const totp = field('totp').replace(/\s/g, '');
    if ([...password].length < MIN_LENGTH) return setErrors({ next: words.passwordTooShort });
    if (password !== field('again')) return setErrors({ again: words.passwordsDiffer });
    try {
      const body = { token, password, ...(totp !== '' && { totp }) };
      await take(api.client.POST('/auth/activate', { body }));
    } catch (failure) {
      if (!hasCode(failure, 'TOTP_REQUIRED')) throw failure;
      return setNeedsCode(true);
    }
    await refresh();
    await navigate({ to: '/', replace: true });
    dropToken();
  });

  // One answer for links that are unknown, used or old.
  if (hasCode(error, 'ACTIVATION_INVALID')) return <Dead />;
  return (
    <Form onSubmit={onSubmit} errors={errors} onEdit={() => setErrors({})}>
      <p className="text-ink-2">{account.activateHelp}</p>
      <PasswordField
        name="next"
        label={words.newPassword}
        description={words.newPasswordHelp}
        autoComplete="new-password"
        isRequired
      />
      <PasswordField
        name="again"
        label={words.repeatPassword}
        autoComplete="new-password"
        isRequired
      />
      {needsCode && (
        <>
          <Notice tone="info">{account.activateTotp}</Notice>
          <TextField
            name="totp"
            label={account.totpCode}
            description={account.totpCodeHelp}
            autoComplete="one-time-code"
            inputMode="numeric"
            isRequired
            autoFocus
          />
        </>
      )}
      {error !== null && <ErrorNotice error={error} />}
      <Button type="submit" tone="primary" size="large" wide isPending={isBusy}>
        {account.activateButton}
      </Button>
    </Form>
  );
}
