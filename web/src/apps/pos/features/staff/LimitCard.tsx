import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { take } from '../../../../api/client';
import { useConfig } from '../../../../api/config';
import { useApi } from '../../../../api/context';
import { type Minor, toRequest } from '../../../../money';
import {
  Button,
  Card,
  ErrorNotice,
  ErrorView,
  type FieldErrors,
  Form,
  Spinner,
  useFormat,
  useSubmit,
  useToast,
} from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { AmountField } from '../amount/AmountField';
import { readAmount } from '../amount/read-amount';
import { type Colleague, limitsQuery, staffKeys } from './queries';

/** How much somebody may refund in a day. */
export function LimitCard({ colleague }: { readonly colleague: Colleague }) {
  const { staff } = usePosMessages();
  const format = useFormat();
  const query = useQuery(limitsQuery(useApi()));
  const own = query.data?.find(({ object_id }) => object_id === colleague.id);
  const inForce = () => {
    if (own === undefined) return staff.limitDefault;
    if (own.amount === null) return staff.limitNone;
    return staff.limitOwn(format.money(format.amount(own.amount)));
  };
  return (
    <Card title={staff.limit}>
      <p className="mb-3 text-ink-2">{staff.limitHelp}</p>
      {query.isPending && <Spinner />}
      {query.error !== null && <ErrorView error={query.error} retry={() => void query.refetch()} />}
      {query.data && (
        <>
          <p className="mb-4 font-semibold">{inForce()}</p>
          <LimitForm id={colleague.id} isLimited={own === undefined || own.amount !== null} />
        </>
      )}
    </Card>
  );
}

interface FormProps {
  readonly id: string;
  readonly isLimited: boolean;
}

function LimitForm({ id, isLimited }: FormProps) {
  const { staff, sales } = usePosMessages();
  const api = useApi();
  const { decimals } = useConfig();
  const queries = useQueryClient();
  const toast = useToast();
  const [text, setText] = useState('');
  const [errors, setErrors] = useState<FieldErrors>({});
  const set = async (amount: Minor | null) => {
    const limit = {
      kind: 'staff_refund_day' as const,
      object_id: id,
      amount: amount === null ? null : toRequest(amount, decimals),
    };
    await take(api.client.PUT('/merchant/limits', { body: { limits: [limit] } }));
    await queries.invalidateQueries({ queryKey: staffKeys.all });
    setText('');
    toast(staff.limitSaved, 'success');
  };
  const limiting = useSubmit(async () => {
    const amount = readAmount(text, decimals);
    if (amount === null) return setErrors({ amount: sales.amountWrong });
    await set(amount);
  });
  const freeing = useSubmit(() => set(null));
  return (
    <div className="flex flex-col gap-4">
      <Form onSubmit={limiting.onSubmit} errors={errors} onEdit={() => setErrors({})}>
        <AmountField name="amount" label={staff.limitAmount} value={text} onChange={setText} />
        {limiting.error !== null && <ErrorNotice error={limiting.error} />}
        <Button type="submit" className="self-start" isPending={limiting.isBusy}>
          {staff.limitSet}
        </Button>
      </Form>
      {isLimited && (
        <Form onSubmit={freeing.onSubmit}>
          {freeing.error !== null && <ErrorNotice error={freeing.error} />}
          <Button
            type="submit"
            tone="quiet"
            className="-ml-4 self-start"
            isPending={freeing.isBusy}
          >
            {staff.limitRemove}
          </Button>
        </Form>
      )}
    </div>
  );
}
