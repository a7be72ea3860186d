import { type Messages, useMessages } from '../i18n';
import { type FieldErrors, PasswordField } from '../ui';

/** What the server wants, in characters. */
const MIN_LENGTH = 8;

/** The fields of a new password, which is typed twice. */
export function NewPasswordFields() {
  const { session } = useMessages();
  return (
    <>
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
    </>
  );
}

/** The new password of a form, or what is wrong with it. */
export function newPasswordOf(
  form: FormData,
  session: Messages['session'],
): { readonly password: string } | { readonly errors: FieldErrors } {
  const password = String(form.get('next') ?? '');
  if ([...password].length < MIN_LENGTH) return { errors: { next: session.passwordTooShort } };
  if (password !== form.get('again')) return { errors: { again: session.passwordsDiffer } };
  return { password };
}
