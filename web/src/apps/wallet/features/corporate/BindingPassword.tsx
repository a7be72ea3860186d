import { useState } from 'react';
import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import {
  Button,
  Card,
  ErrorNotice,
  type FieldErrors,
  Form,
  PasswordField,
  useSubmit,
  useToast,
} from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { ConfirmButton } from '../ConfirmButton';

const MIN_LENGTH = 8;

/** Sets the password with which members join by themselves, or takes it away. */
export function BindingPassword({ cardId }: { readonly cardId: string }) {
  const words = usePageMessages().corporate;
  const api = useApi();
  const toast = useToast();
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<FieldErrors>({});
  const put = (next: string | null) =>
    take(
      api.client.PUT('/member/cards/{id}/binding-password', {
        params: { path: { id: cardId } },
        body: { binding_password: next },
      }),
    );
  const { onSubmit, isBusy, error } = useSubmit(async () => {
    if ([...password].length < MIN_LENGTH) return setErrors({ password: words.passwordShort });
    await put(password);
    toast(words.passwordSet, 'success');
    setPassword('');
  });
  return (
    <Card title={words.passwordTitle}>
      <p className="mb-4 text-ink-2">{words.passwordHelp}</p>
      <Form onSubmit={onSubmit} errors={errors} onEdit={() => setErrors({})}>
        <PasswordField
          name="password"
          label={words.newPassword}
          description={words.newPasswordHelp}
          value={password}
          onChange={setPassword}
          autoComplete="off"
          isRequired
        />
        {error !== null && <ErrorNotice error={error} />}
        <Button type="submit" wide isPending={isBusy}>
          {words.setPassword}
        </Button>
      </Form>
      <div className="mt-2 flex justify-center">
        <ConfirmButton
          tone="quiet"
          label={words.clearPassword}
          title={words.clearPassword}
          confirm={words.clearPassword}
          onConfirm={async () => {
            await put(null);
            toast(words.passwordCleared, 'success');
          }}
        >
          <p>{words.clearHelp}</p>
        </ConfirmButton>
      </div>
    </Card>
  );
}
