import { useRouter } from '@tanstack/react-router';
import { Link2Off } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-aria-components';
import { take } from '../../api/client';
import { useApi } from '../../api/context';
import { hasCode } from '../../api/failure';
import { useMessages } from '../../i18n';
import { useSession } from '../../session';
import { NewPasswordFields, newPasswordOf } from '../../session/new-password';
import { TotpField, totpOf } from '../../session/totp-field';
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
  useSubmit,
} from '../../ui';
import { activationToken, forgetActivationToken, takeActivationToken } from './token';

/** What each app says to its people. */
export interface ActivationWords {
  readonly title: string;
  readonly help: string;
  readonly submit: string;
  readonly invalidTitle: string;
  readonly invalidHelp: string;
  readonly already: string;
  readonly signIn: string;
}

interface Props {
  readonly words: ActivationWords;
}

/** Opens an account with a link: whoever has it chooses a password, and is signed in. */
export function ActivatePage({ words }: Props) {
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
        {token === null ? (
          <Invalid words={words} />
        ) : (
          <PasswordForm words={words} token={token} onInvalid={refuse} />
        )}
      </Card>
      <LanguageChoice />
    </NarrowPage>
  );
}

/** One answer for a link that is unknown, used, old or incomplete. */
function Invalid({ words }: Props) {
  return (
    <Empty
      icon={Link2Off}
      title={words.invalidHelp}
      help={words.already}
      action={
        <Link href="/" className={buttonClass({ tone: 'primary' })}>
          {words.signIn}
        </Link>
      }
    />
  );
}

interface FormProps extends Props {
  readonly token: string;
  readonly onInvalid: () => void;
}

function PasswordForm({ words, token, onInvalid }: FormProps) {
  const { session } = useMessages();
  const api = useApi();
  const router = useRouter();
  const { refresh } = useSession();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [needsCode, setNeedsCode] = useState(false);

  const { onSubmit, isBusy, error } = useSubmit(async (form) => {
    const read = newPasswordOf(form, session);
    if ('errors' in read) return setErrors(read.errors);
    const totp = totpOf(form);
    const body = { token, password: read.password, ...(totp !== '' && { totp }) };
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
      <NewPasswordFields />
      {needsCode && <TotpField />}
      {error !== null && <ErrorNotice error={error} />}
      <Button type="submit" tone="primary" size="large" wide isPending={isBusy}>
        {words.submit}
      </Button>
    </Form>
  );
}
