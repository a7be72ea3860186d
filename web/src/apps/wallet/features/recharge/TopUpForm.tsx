import { useState } from 'react';
import { useConfig } from '../../../../api/config';
import { amountOf, type Minor, parseAmount, toDecimal } from '../../../../money';
import { Button, Empty, Form, Card as Panel, Select, TextField, useFormat } from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import type { Card } from '../cards/cards';
import { ConfirmTopUp } from './ConfirmTopUp';
import { limitsOf, quickAmounts } from './limits';

interface Props {
  readonly cards: readonly Card[];
  readonly first: Card;
  readonly onConfirm: (cardId: string, amount: Minor) => void;
}

/** Asks for the card and the amount, and once more before anything is sent. */
export function TopUpForm({ cards, first, onConfirm }: Props) {
  const words = usePageMessages().topUp;
  const [cardId, setCardId] = useState(first.id);
  const [amount, setAmount] = useState<Minor | null>(null);
  const card = cards.find(({ id }) => id === cardId) ?? first;
  if (amount !== null) {
    return (
      <ConfirmTopUp
        card={card}
        amount={amount}
        onConfirm={() => onConfirm(card.id, amount)}
        onBack={() => setAmount(null)}
      />
    );
  }
  return (
    <Panel>
      {cards.length > 1 && (
        <Select
          label={words.card}
          options={cards.map(({ id, card_no }) => ({ id, label: card_no }))}
          value={card.id}
          onChange={setCardId}
        />
      )}
      <AmountForm key={card.id} card={card} onAmount={setAmount} />
    </Panel>
  );
}

interface AmountProps {
  readonly card: Card;
  readonly onAmount: (amount: Minor) => void;
}

function AmountForm({ card, onAmount }: AmountProps) {
  const words = usePageMessages().topUp;
  const config = useConfig();
  const format = useFormat();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const limits = limitsOf(card, config);
  if (limits === null) {
    const most = format.money(format.amount(config.card_balance_max));
    return <Empty title={words.full} help={words.fullHelp(most)} />;
  }
  const [min, max] = [format.money(limits.min), format.money(limits.max)];
  const submit = () => {
    const entry = parseAmount(text, config.decimals);
    if (entry === null) return setError(words.wrong);
    const amount = amountOf(entry, config.decimals);
    if (amount < limits.min || amount > limits.max) return setError(words.outside(min, max));
    onAmount(amount);
  };
  const choose = (next: string) => {
    setText(next);
    setError(null);
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      errors={error === null ? {} : { amount: error }}
    >
      <fieldset>
        <legend className="mb-2 font-medium">{words.quick}</legend>
        <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
          {quickAmounts(limits, config.decimals).map((amount) => {
            const digits = toDecimal(amount, config.decimals);
            return (
              <Button
                key={amount}
                tone={digits === text ? 'primary' : 'normal'}
                aria-pressed={digits === text}
                onPress={() => choose(digits)}
                className="whitespace-nowrap px-2 tabular-nums"
              >
                {format.money(amount)}
              </Button>
            );
          })}
        </div>
      </fieldset>
      <TextField
        name="amount"
        label={words.own}
        description={words.ownHelp(min, max)}
        value={text}
        onChange={choose}
        inputMode="decimal"
        autoComplete="off"
        isRequired
        inputClassName="text-2xl font-semibold tabular-nums"
      />
      <Button type="submit" tone="primary" size="large" wide>
        {words.next}
      </Button>
    </Form>
  );
}
