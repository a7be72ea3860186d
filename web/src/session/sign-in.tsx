import { useState } from 'react';
import { useApi } from '../api/context';
import { hasCode } from '../api/failure';
import { recall, remember } from '../device';
import { useMessages } from '../i18n';
import { Button, ErrorNotice, Form, PasswordField, TextField, useSubmit } from '../ui';
import { useSession } from './context';

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
        totp: field('totp').replace(/\s/g, ''),
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
      {needsCode && (
        <TextField
          name="totp"
          label={words.totp}
          description={words.totpHelp}
          autoComplete="one-time-code"
          inputMode="numeric"
          isRequired
          autoFocus
        />
      )}
      {error !== null && <ErrorNotice error={error} />}
      <Button type="submit" tone="primary" size="large" wide isPending={isBusy}>
        {isBusy ? words.signingIn : words.signIn}
      </Button>
    </Form>
  );
}

function TillFields() {
  const { session: words } = useMessages();
  return (
    <>
      <TextField
        name="identifier"
        label={words.merchantCode}
        defaultValue={recall('merchant') ?? ''}
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
      />
    </>
  );
}
