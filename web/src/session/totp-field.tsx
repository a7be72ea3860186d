import { useMessages } from '../i18n';
import { TextField } from '../ui';

/** The field of the second factor, which appears when it is needed. */
export function TotpField() {
  const { session } = useMessages();
  return (
    <TextField
      name="totp"
      label={session.totp}
      description={session.totpHelp}
      autoComplete="one-time-code"
      inputMode="numeric"
      isRequired
      autoFocus
    />
  );
}

/** The code that was typed into the field; empty where there was none. */
export function totpOf(form: FormData): string {
  return String(form.get('totp') ?? '').replace(/\s/g, '');
}
