import { useState } from 'react';
import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import type { components } from '../../../../api/schema';
import { Button, Card, ErrorNotice, Form, useSubmit } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { ActivationLink } from '../link/ActivationLink';
import type { Colleague } from './queries';

/** A new link with which somebody sets a password. The latest one counts, so asking twice does no harm. */
export function NewLink({ colleague }: { readonly colleague: Colleague }) {
  const { staff } = usePosMessages();
  const api = useApi();
  const [activation, setActivation] = useState<components['schemas']['Activation'] | null>(null);
  const { onSubmit, isBusy, error } = useSubmit(async () => {
    const params = { params: { path: { id: colleague.id } } };
    const answer = await take(api.client.POST('/merchant/staff/{id}/activation', params));
    setActivation(answer.activation);
  });
  if (activation !== null) return <ActivationLink who="staff" activation={activation} />;
  return (
    <Card title={staff.newLink}>
      <Form onSubmit={onSubmit}>
        <p className="text-ink-2">{staff.newLinkHelp}</p>
        {error !== null && <ErrorNotice error={error} />}
        <Button type="submit" className="self-start" isPending={isBusy}>
          {staff.newLink}
        </Button>
      </Form>
    </Card>
  );
}
