import { useState } from 'react';
import { Button, Card, ErrorNotice, Form, TextField, useSubmit, useToast } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import type { Colleague } from './queries';
import { RoleChoice } from './RoleChoice';
import { useUpdate } from './use-update';

/** Name and role of somebody. Another role takes effect at their next sign-in. */
export function ChangeForm({ colleague }: { readonly colleague: Colleague }) {
  const { staff } = usePosMessages();
  const update = useUpdate(colleague.id);
  const toast = useToast();
  const [role, setRole] = useState(colleague.role);
  const { onSubmit, isBusy, error } = useSubmit(async (form) => {
    const name = String(form.get('name') ?? '').trim();
    const isNewRole = role !== colleague.role;
    await update({ name, ...(isNewRole && { role }) });
    toast(isNewRole ? staff.saved : staff.savedName, 'success');
  });
  return (
    <Card title={staff.change}>
      <Form onSubmit={onSubmit}>
        <TextField
          name="name"
          label={staff.name}
          defaultValue={colleague.name}
          autoComplete="off"
          maxLength={200}
          isRequired
        />
        <RoleChoice role={role} onChange={setRole} />
        {error !== null && <ErrorNotice error={error} />}
        <Button type="submit" tone="primary" className="self-start" isPending={isBusy}>
          {staff.save}
        </Button>
      </Form>
    </Card>
  );
}
