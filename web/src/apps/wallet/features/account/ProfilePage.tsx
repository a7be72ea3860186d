import { useQuery, useQueryClient } from '@tanstack/react-query';
import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import { hasCode } from '../../../../api/failure';
import { useMessages } from '../../../../i18n';
import { useSession } from '../../../../session';
import {
  Button,
  Card,
  ErrorNotice,
  ErrorView,
  Form,
  fieldErrorsOf,
  Page,
  Spinner,
  TextField,
  useDescribe,
  useSubmit,
  useToast,
} from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { changesOf, FIELDS, type Member, profileQuery } from './profile';

/** The own name, phone number and e-mail address. */
export function ProfilePage() {
  const words = usePageMessages().account;
  const { settings } = useMessages();
  const { data, error, refetch } = useQuery(profileQuery(useApi()));
  return (
    <Page title={words.profile} back={{ href: '/settings', label: settings.title }}>
      {data !== undefined ? (
        <ProfileForm member={data} />
      ) : error === null ? (
        <Spinner />
      ) : (
        <ErrorView error={error} retry={() => void refetch()} />
      )}
    </Page>
  );
}

function ProfileForm({ member }: { readonly member: Member }) {
  const words = usePageMessages().account;
  const { actions } = useMessages();
  const wordsOf = useDescribe();
  const api = useApi();
  const queries = useQueryClient();
  const { refresh } = useSession();
  const toast = useToast();
  const { onSubmit, isBusy, error, clearError } = useSubmit(async (form) => {
    const changes = changesOf(member, form);
    if (Object.keys(changes).length === 0) return toast(words.unchanged);
    const answer = await take(api.client.PATCH('/member/profile', { body: changes }));
    queries.setQueryData(profileQuery(api).queryKey, answer.member);
    toast(words.saved, 'success');
    // The name is also that of the session.
    if (changes.name !== undefined) await refresh();
  });
  const description = error === null ? null : wordsOf(error);
  const field = FIELDS.find((name) => name === description?.field);
  const errors =
    description === null || field === undefined
      ? {}
      : hasCode(error, 'VALIDATION_FAILED')
        ? { [field]: words.wrong[field] }
        : fieldErrorsOf(description);
  return (
    <Card>
      <p className="mb-4 text-ink-2">
        {words.memberNo}{' '}
        <span className="font-semibold text-ink tabular-nums">{member.member_no}</span>
      </p>
      <Form onSubmit={onSubmit} errors={errors} onEdit={clearError}>
        <TextField
          name="name"
          label={words.name}
          defaultValue={member.name}
          autoComplete="name"
          isRequired
        />
        <TextField
          name="phone"
          type="tel"
          label={words.phone}
          defaultValue={member.phone ?? ''}
          autoComplete="tel"
        />
        <TextField
          name="email"
          inputMode="email"
          label={words.email}
          defaultValue={member.email ?? ''}
          autoComplete="email"
          autoCapitalize="none"
        />
        {error !== null && field === undefined && <ErrorNotice error={error} />}
        <Button type="submit" tone="primary" size="large" wide isPending={isBusy}>
          {actions.save}
        </Button>
      </Form>
    </Card>
  );
}
