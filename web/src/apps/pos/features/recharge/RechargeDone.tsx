import { CircleCheckBig } from 'lucide-react';
import { Link } from 'react-aria-components';
import type { components } from '../../../../api/schema';
import { Amount, Button, buttonClass, Card } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { useFocusHeading } from '../frame/use-focus-heading';
import type { RechargeBody } from './recharge-request';

interface Props {
  readonly body: RechargeBody;
  readonly answer: components['schemas']['Recharged'];
  readonly onNext: () => void;
}

/** The cash is on the card. */
export function RechargeDone({ body, answer, onNext }: Props) {
  const { recharge, sale } = usePosMessages();
  const heading = useFocusHeading();
  return (
    <Card className="flex flex-col items-center gap-3 bg-good-soft text-center">
      <CircleCheckBig aria-hidden="true" className="size-20 text-good" />
      <h2 ref={heading} tabIndex={-1} className="font-bold text-3xl text-good outline-none">
        {recharge.done}
      </h2>
      <Amount value={body.amount} size="huge" />
      <p className="font-semibold text-xl tabular-nums">{body.cardNo}</p>
      <p className="text-ink-2 tabular-nums">{answer.transaction.tx_no}</p>
      <Button tone="primary" size="large" wide onPress={onNext}>
        {recharge.another}
      </Button>
      <Link
        href={`/transactions/${answer.transaction.tx_no}/receipt`}
        className={buttonClass({ wide: true })}
      >
        {sale.receipt}
      </Link>
    </Card>
  );
}
