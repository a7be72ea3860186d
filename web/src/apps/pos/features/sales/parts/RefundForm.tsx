import { useState } from 'react';
import { useConfig } from '../../../../../api/config';
import type { Minor } from '../../../../../money';
import { Button, type FieldErrors, Form, TextField, useFormat } from '../../../../../ui';
import { usePosMessages } from '../../../i18n';
import { AmountField } from '../../amount/AmountField';
import { amountText, readAmount } from '../../amount/read-amount';
import type { RefundBody } from './refund-request';

interface Props {
  /** What can still be given back. */
  readonly left: Minor;
  /** What the payment earned. */
  readonly points: number;
  /** What was asked for before, and refused; null at first. */
  readonly start: RefundBody | null;
  readonly onRefund: (body: RefundBody) => void;
}

/** How much is given back, and why. The button says the amount once more. */
export function RefundForm({ left, points, start, onRefund }: Props) {
  const { sales } = usePosMessages();
  const { decimals } = useConfig();
  const format = useFormat();
  const [text, setText] = useState(() => amountText(start?.amount ?? left, decimals));
  const [errors, setErrors] = useState<FieldErrors>({});
  const amount = readAmount(text, decimals);
  const refund = (form: FormData) => {
    if (amount === null) return setErrors({ amount: sales.amountWrong });
    if (amount > left) return setErrors({ amount: sales.amountTooMuch(format.money(left)) });
    onRefund({ amount, reason: String(form.get('reason') ?? '').trim() });
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        refund(new FormData(event.currentTarget));
      }}
      errors={errors}
      onEdit={() => setErrors({})}
    >
      <div>
        <p className="text-ink-2">{sales.refundHelp(format.money(left))}</p>
        {points > 0 && <p className="text-ink-2">{sales.refundPoints(format.number(points))}</p>}
      </div>
      <AmountField name="amount" label={sales.refundAmount} value={text} onChange={setText} />
      <TextField
        name="reason"
        label={sales.reason}
        defaultValue={start?.reason ?? ''}
        autoComplete="off"
        maxLength={200}
      />
      <Button type="submit" tone="danger" size="large" wide>
        {amount === null ? sales.refund : sales.refundConfirm(format.money(amount))}
      </Button>
    </Form>
  );
}
