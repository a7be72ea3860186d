import { useState } from 'react';
import { useApi } from '../api/context';
import { hasCode } from '../api/failure';
import { recall, remember } from '../device';
import { useMessages } from '../i18n';
import { Button, ErrorNotice, Form, PasswordField, TextField, useSubmit } from '../ui';
import { useSession } from './context';
import { TotpField, totpOf } from './totp-field';

/** Signs in: a member by name and password, a till also by its operator. A code is asked for when it is needed. */
export function SignIn() {
  const { app } = useApi();
  const { signIn } = useSession();
  const { session: words } = useMessages();
  const [needsCode, setNeedsCode] = useState(false);

  const { onSubmit, isBusy, error } = useSubmit(async (form) => {
    const field = (name: string) => String(form.get(name) ?? '').trim();
    const identifier = field('identifier');
    try {
      await signIn({
        identifier,
        operator: field('operator'),
        // A password may begin or end with a blank.
        password: String(form.get('password') ?? ''),
        totp: totpOf(form),
      });
    } catch (failure) {
      if (!hasCode(failure, 'TOTP_REQUIRED')) throw failure;
      setNeedsCode(true);
      return;
    }
    if (app === 'pos') remember('merchant', identifier);
  });

  return (
    <Form onSubmit={onSubmit}>
      {app === 'pos' ? (
        <TillFields />
      ) : (
        <TextField
          name="identifier"
          label={words.memberName}
          isRequired
          autoComplete="username"
          autoCapitalize="none"
        />
      )}
      <PasswordField
        name="password"
        label={words.password}
        autoComplete="current-password"
        isRequired
      />
      {needsCode && <TotpField />}
      {error !== null && <ErrorNotice error={error} />}
      <Button type="submit" tone="primary" size="large" wide isPending={isBusy}>
        {isBusy ? words.signingIn : words.signIn}
      </Button>
    </Form>
  );
}

/** The shop is remembered, so that changing cashiers begins at the login name. */
function TillFields() {
  const { session: words } = useMessages();
  const [merchant] = useState(() => recall('merchant'));
  return (
    <>
      <TextField
        name="identifier"
        label={words.merchantCode}
        defaultValue={merchant ?? ''}
        isRequired
        autoComplete="organization"
        autoCapitalize="characters"
      />
      <TextField
        name="operator"
        label={words.operator}
        description={words.operatorHelp}
        autoComplete="username"
        autoCapitalize="none"
        autoFocus={merchant !== null}
      />
    </>
  );
}
