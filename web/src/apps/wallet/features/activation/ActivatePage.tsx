import { Link, useRouter } from '@tanstack/react-router';
import { Link2Off } from 'lucide-react';
import { useEffect, useState } from 'react';
import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import { hasCode } from '../../../../api/failure';
import { useMessages } from '../../../../i18n';
import { useSession } from '../../../../session';
import {
  Button,
  buttonClass,
  Card,
  Empty,
  ErrorNotice,
  type FieldErrors,
  Form,
  LanguageChoice,
  NarrowPage,
  PasswordField,
  TextField,
  useSubmit,
} from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { activationToken, forgetActivationToken, takeActivationToken } from './token';

/** What the server wants, in characters. */
const MIN_LENGTH = 8;

/** Opens an account with the shop's link: the member chooses a password, and is signed in. */
export function ActivatePage() {
  const words = usePageMessages().activation;
  const [token, setToken] = useState(activationToken);
  useEffect(() => {
    // A second link in the same tab changes only what is behind the `#`.
    const look = () => {
      takeActivationToken();
      setToken(activationToken());
    };
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  const refuse = () => {
    forgetActivationToken();
    setToken(null);
  };
  return (
    <NarrowPage title={token === null ? words.invalidTitle : words.title}>
      <Card>
        {token === null ? <Invalid /> : <PasswordForm token={token} onInvalid={refuse} />}
      </Card>
      <LanguageChoice />
    </NarrowPage>
  );
}

/** One answer for a link that is unknown, used, old or incomplete. */
function Invalid() {
  const words = usePageMessages().activation;
  return (
    <Empty
      icon={Link2Off}
      title={words.invalidHelp}
      help={words.already}
      action={
        <Link to="/" className={buttonClass({ tone: 'primary' })}>
          {words.signIn}
        </Link>
      }
    />
  );
}

interface FormProps {
  readonly token: string;
  readonly onInvalid: () => void;
}

function PasswordForm({ token, onInvalid }: FormProps) {
  const words = usePageMessages().activation;
  const { session } = useMessages();
  const api = useApi();
  const router = useRouter();
  const { refresh } = useSession();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [needsCode, setNeedsCode] = useState(false);

  const { onSubmit, isBusy, error } = useSubmit(async (form) => {
    const field = (name: string) => String(form.get(name) ?? '');
    const password = field('next');
    if ([...password].length < MIN_LENGTH) return setErrors({ next: session.passwordTooShort });
    if (password !== field('again')) return setErrors({ again: session.passwordsDiffer });
    const totp = field('totp').replace(/\s/g, '');
    const body = { token, password, ...(totp !== '' && { totp }) };
    try {
      await take(api.client.POST('/auth/activate', { body }));
    } catch (failure) {
      if (hasCode(failure, 'ACTIVATION_INVALID')) return onInvalid();
      if (hasCode(failure, 'TOTP_REQUIRED')) return setNeedsCode(true);
      throw failure;
    }
    forgetActivationToken();
    await refresh();
    await router.navigate({ to: '/', replace: true });
  });

  return (
    <Form onSubmit={onSubmit} errors={errors} onEdit={() => setErrors({})}>
      <p className="text-ink-2">{words.help}</p>
      <PasswordField
        name="next"
        label={session.newPassword}
        description={session.newPasswordHelp}
        autoComplete="new-password"
        isRequired
      />
      <PasswordField
        name="again"
        label={session.repeatPassword}
        autoComplete="new-password"
        isRequired
      />
      {needsCode && (
        <TextField
          name="totp"
          label={session.totp}
          description={session.totpHelp}
          autoComplete="one-time-code"
          inputMode="numeric"
          isRequired
          autoFocus
        />
      )}
      {error !== null && <ErrorNotice error={error} />}
      <Button type="submit" tone="primary" size="large" wide isPending={isBusy}>
        {words.submit}
      </Button>
    </Form>
  );
}
