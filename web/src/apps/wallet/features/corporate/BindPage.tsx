import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import {
  Button,
  Card,
  ErrorNotice,
  Form,
  Page,
  PasswordField,
  TextField,
  useSubmit,
  useToast,
} from '../../../../ui';
import { useWalletMessages } from '../../i18n';
import { usePageMessages } from '../../i18n/page-messages';
import { cardKeys, plainNumber } from '../cards/cards';

/** Joins a corporate card with its number and password. */
export function BindPage() {
  const words = usePageMessages().corporate;
  const { bindCard, home } = useWalletMessages();
  const api = useApi();
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const { onSubmit, isBusy, error } = useSubmit(async (form) => {
    const cardNo = plainNumber(String(form.get('card_no') ?? ''));
    const { binding } = await take(
      api.client.POST('/member/bind-card', {
        body: { card_no: cardNo, binding_password: String(form.get('password') ?? '') },
      }),
    );
    await queries.invalidateQueries({ queryKey: cardKeys.all });
    toast(words.bound, 'success');
    await router.navigate({
      to: '/cards/$cardId',
      params: { cardId: binding.card_id },
      replace: true,
    });
  });
  return (
    <Page title={bindCard} back={{ href: '/', label: home }}>
      <Card>
        <p className="mb-4 text-ink-2">{words.bindHelp}</p>
        <Form onSubmit={onSubmit}>
          <TextField
            name="card_no"
            label={words.cardNo}
            isRequired
            autoComplete="off"
            autoCapitalize="characters"
          />
          <PasswordField name="password" label={words.password} isRequired autoComplete="off" />
          {error !== null && <ErrorNotice error={error} />}
          <Button type="submit" tone="primary" size="large" wide isPending={isBusy}>
            {words.bind}
          </Button>
        </Form>
      </Card>
    </Page>
  );
}
