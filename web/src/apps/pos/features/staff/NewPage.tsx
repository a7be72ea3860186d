import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { classify } from '../../../../api/classify';
import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import type { components } from '../../../../api/schema';
import { RequirePermission } from '../../../../session';
import {
  Button,
  buttonClass,
  Card,
  ErrorNotice,
  type FieldErrors,
  Form,
  Notice,
  Page,
  TextField,
  useSubmit,
} from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { ActivationLink } from '../link/ActivationLink';
import { type Colleague, type StaffRole, staffKeys } from './queries';
import { RoleChoice } from './RoleChoice';

interface Created {
  readonly colleague: Colleague;
  readonly activation: components['schemas']['Activation'];
}

/** What the server takes as a login name. */
const OPERATOR = /^[A-Za-z0-9_.-]{1,50}$/;

/** Gives somebody an account, without a password: a link sets it. */
export function NewPage() {
  const { staff } = usePosMessages();
  const [created, setCreated] = useState<Created | null>(null);
  return (
    <Page title={staff.add} back={{ href: '/staff', label: staff.title }}>
      <RequirePermission permission="merchant:manage_staff">
        {created === null ? (
          <NewForm onCreated={setCreated} />
        ) : (
          <>
            <Notice tone="success">{staff.created(created.colleague.name)}</Notice>
            <ActivationLink who="staff" activation={created.activation} />
            <Link href="/staff" className={buttonClass({ wide: true })}>
              {staff.backToList}
            </Link>
          </>
        )}
      </RequirePermission>
    </Page>
  );
}

function NewForm({ onCreated }: { readonly onCreated: (created: Created) => void }) {
  const { staff } = usePosMessages();
  const api = useApi();
  const queries = useQueryClient();
  const [role, setRole] = useState<StaffRole>('cashier');
  const [errors, setErrors] = useState<FieldErrors>({});
  /** An account that was made, and lacks its link only. */
  const [made, setMade] = useState<Colleague | null>(null);
  const { onSubmit, isBusy, error } = useSubmit(async (form) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const operator = text('operator');
    if (!OPERATOR.test(operator)) return setErrors({ operator: staff.operatorWrong });
    const body = { operator, name: text('name'), role };
    const colleague = made ?? (await take(api.client.POST('/merchant/staff', { body }))).staff;
    setMade(colleague);
    void queries.invalidateQueries({ queryKey: staffKeys.all });
    const params = { params: { path: { id: colleague.id } } };
    const { activation } = await take(api.client.POST('/merchant/staff/{id}/activation', params));
    onCreated({ colleague, activation });
  });
  return (
    <Card>
      <Form onSubmit={onSubmit} errors={errors} onEdit={() => setErrors({})}>
        <TextField
          name="operator"
          label={staff.operator}
          description={staff.operatorHelp}
          autoComplete="off"
          autoCapitalize="none"
          isRequired
          isReadOnly={made !== null}
        />
        <TextField
          name="name"
          label={staff.name}
          autoComplete="off"
          maxLength={200}
          isRequired
          isReadOnly={made !== null}
        />
        <RoleChoice role={role} onChange={setRole} />
        {error !== null && <ErrorNotice error={error} />}
        {error !== null && made === null && classify(error) === 'unknown' && (
          <Notice tone="warning">{staff.unknown}</Notice>
        )}
        <Button type="submit" tone="primary" size="large" wide isPending={isBusy}>
          {made === null ? staff.create : staff.newLink}
        </Button>
      </Form>
    </Card>
  );
}
