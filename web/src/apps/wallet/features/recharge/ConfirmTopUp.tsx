import type { Minor } from '../../../../money';
import { Amount, Button, Card as Panel, useFormat } from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { type Card, cardNumber } from '../cards/cards';

interface Props {
  readonly card: Card;
  readonly amount: Minor;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
}

/** Asks once more before a top-up is sent. */
export function ConfirmTopUp({ card, amount, onConfirm, onBack }: Props) {
  const words = usePageMessages().topUp;
  const format = useFormat();
  return (
    <Panel title={words.confirmTitle}>
      <div className="flex flex-col gap-4 text-center">
        <p className="text-ink-2 tabular-nums">{cardNumber(card.card_no)}</p>
        <Amount value={amount} size="huge" className="text-5xl" />
        <Button tone="primary" size="large" wide onPress={onConfirm} autoFocus>
          {words.confirm(format.money(amount))}
        </Button>
        <Button tone="quiet" wide onPress={onBack}>
          {words.change}
        </Button>
      </div>
    </Panel>
  );
}
