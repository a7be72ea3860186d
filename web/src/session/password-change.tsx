import { useState } from 'react';
import { useMessages } from '../i18n';
import {
  Button,
  Card,
  ErrorNotice,
  type FieldErrors,
  Form,
  NarrowPage,
  PasswordField,
  useSubmit,
  useToast,
} from '../ui';
import { useSession } from './context';

interface Props {
  /** The password was set by somebody else: nothing goes on before it is changed. */
  readonly forced?: boolean;
  readonly onDone?: () => void;
}

/** What the server wants, in characters. */
const MIN_LENGTH = 8;

/** Changes one's own password. */
export function PasswordChange({ forced = false, onDone }: Props) {
  const { session: words } = useMessages();
  const { signOut } = useSession();
  const form = <PasswordForm onDone={onDone} />;
  if (!forced) return form;
  return (
    <NarrowPage title={words.mustChangeTitle}>
      <Card>
        <p className="mb-4 text-ink-2">{words.mustChangeHelp}</p>
        {form}
      </Card>
      <Button tone="quiet" wide onPress={() => void signOut()}>
        {words.signOut}
      </Button>
    </NarrowPage>
  );
}

function PasswordForm({ onDone }: { readonly onDone: (() => void) | undefined }) {
  const { session: words } = useMessages();
  const { changePassword } = useSession();
  const toast = useToast();
  const [errors, setErrors] = useState<FieldErrors>({});

  const { onSubmit, isBusy, error } = useSubmit(async (form) => {
    const field = (name: string) => String(form.get(name) ?? '');
    const next = field('next');
    if ([...next].length < MIN_LENGTH) return setErrors({ next: words.passwordTooShort });
    if (next !== field('again')) return setErrors({ again: words.passwordsDiffer });
    await changePassword(field('current'), next);
    toast(words.passwordChanged, 'success');
    onDone?.();
  });

  return (
    <Form onSubmit={onSubmit} errors={errors} onEdit={() => setErrors({})}>
      <PasswordField
        name="current"
        label={words.currentPassword}
        autoComplete="current-password"
        isRequired
      />
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
      {error !== null && <ErrorNotice error={error} />}
      <Button type="submit" tone="primary" size="large" wide isPending={isBusy}>
        {words.changePassword}
      </Button>
    </Form>
  );
}
