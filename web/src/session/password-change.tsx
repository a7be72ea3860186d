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
import { NewPasswordFields, newPasswordOf } from './new-password';

interface Props {
  /** The password was set by somebody else: nothing goes on before it is changed. */
  readonly forced?: boolean;
  readonly onDone?: () => void;
}

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
      <Button tone="quiet" wide onPress={signOut}>
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
    const read = newPasswordOf(form, words);
    if ('errors' in read) return setErrors(read.errors);
    await changePassword(String(form.get('current') ?? ''), read.password);
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
      <NewPasswordFields />
      {error !== null && <ErrorNotice error={error} />}
      <Button type="submit" tone="primary" size="large" wide isPending={isBusy}>
        {words.changePassword}
      </Button>
    </Form>
  );
}
