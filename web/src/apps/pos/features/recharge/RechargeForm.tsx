import { ScanLine } from 'lucide-react';
import { useState } from 'react';
import { useConfig } from '../../../../api/config';
import { CameraScanner } from '../../../../scan';
import { Button, Card, Dialog, type FieldErrors, Form, TextField, useFormat } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { AmountField } from '../amount/AmountField';
import { amountText, readAmount } from '../amount/read-amount';
import { useTillWedge } from '../device/use-till-wedge';
import { cardNoOf, isCardNo } from './card-of-scan';
import type { RechargeBody } from './recharge-request';
import { ScanNotice } from './ScanNotice';
import { useScannedCard } from './use-scanned-card';

interface Props {
  /** What was filled in before, and refused; null for an empty form. */
  readonly start: RechargeBody | null;
  /** The form is filled in; it is to be looked at once more. */
  readonly onFilled: (body: RechargeBody) => void;
}

/** Which card gets how much. A scan fills in the card, so that nobody mistypes it. */
export function RechargeForm({ start, onFilled }: Props) {
  const { recharge, sales } = usePosMessages();
  const { decimals, recharge: terms } = useConfig();
  const format = useFormat();
  const [card, setCard] = useState(start?.cardNo ?? '');
  const [text, setText] = useState(() =>
    start === null ? '' : amountText(start.amount, decimals),
  );
  const [errors, setErrors] = useState<FieldErrors>({});
  const [scanning, setScanning] = useState(false);
  const { scan, read } = useScannedCard((cardNo) => {
    setCard(cardNo);
    setErrors({});
    setScanning(false);
  });
  useTillWedge({ onScan: read });

  const submit = () => {
    const amount = readAmount(text, decimals);
    if (!isCardNo(card)) return setErrors({ card: recharge.cardWrong });
    if (amount === null) return setErrors({ amount: sales.amountWrong });
    onFilled({ cardNo: cardNoOf(card), amount });
  };
  return (
    <Card>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        errors={errors}
        onEdit={() => setErrors({})}
      >
        <Button onPress={() => setScanning(true)}>
          <ScanLine aria-hidden="true" className="size-5" />
          {recharge.scan}
        </Button>
        <ScanNotice scan={scan} />
        <TextField
          name="card"
          label={recharge.card}
          description={recharge.cardHelp}
          value={card}
          onChange={setCard}
          autoComplete="off"
          autoCapitalize="characters"
          inputClassName="text-xl tabular-nums"
          isRequired
        />
        <AmountField
          name="amount"
          label={recharge.amount}
          description={recharge.limits(
            format.money(format.amount(terms.min)),
            format.money(format.amount(terms.max)),
          )}
          value={text}
          onChange={setText}
        />
        <Button type="submit" tone="primary" size="large" wide>
          {recharge.next}
        </Button>
      </Form>
      <Dialog isOpen={scanning} onOpenChange={setScanning} title={recharge.scan} kind="sheet">
        <div className="flex flex-col gap-4">
          <CameraScanner onText={read} />
          <ScanNotice scan={scan} />
        </div>
      </Dialog>
    </Card>
  );
}
