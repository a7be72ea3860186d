import type { ReactNode } from 'react';
import { useMessages } from '../../../../i18n';
import { Amount, Badge, cx, useFormat } from '../../../../ui';
import { useWalletMessages } from '../../i18n';
import { type Card, cardNumber, discountOf } from './cards';
import { faceClass, STATUS_ICONS, TYPE_ICONS } from './look';

interface Props {
  readonly card: Card;
  /** The name of the card, perhaps as a heading or a link. */
  readonly name: ReactNode;
}

/** A card, drawn as one: its kind, what it holds, its level, and its state in a word and a shape. */
export function CardFace({ card, name }: Props) {
  const words = useWalletMessages();
  const { cardStatus } = useMessages();
  const format = useFormat();
  const TypeIcon = TYPE_ICONS[card.card_type];
  const end = card.expires_at === null ? null : words.until(format.date(card.expires_at, 'day'));
  return (
    <div
      className={cx(
        'flex min-h-44 flex-col justify-between gap-3 rounded-card p-5',
        faceClass(card),
      )}
    >
      <div className="flex flex-wrap items-start justify-between gap-2 wrap-break-word">
        <div className="flex min-w-0 items-center gap-2 font-semibold">
          <TypeIcon aria-hidden="true" className="size-6 shrink-0" />
          {name}
        </div>
        {card.status !== 'active' && (
          <Badge tone="warning" text={cardStatus[card.status]} icon={STATUS_ICONS[card.status]} />
        )}
      </div>
      <Worth card={card} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm tabular-nums">
        <span>{cardNumber(card.card_no)}</span>
        <span className="font-semibold">
          {card.card_type === 'standard' ? card.level_name : end}
        </span>
      </div>
    </div>
  );
}

/** What a card is worth: its balance, or the discount that it gives. */
function Worth({ card }: { readonly card: Card }) {
  const words = useWalletMessages();
  const format = useFormat();
  const discount = discountOf(card.discount_rate);
  if (card.card_type === 'corporate') {
    return (
      <p className="font-bold text-4xl">{discount === null ? '' : words.discountOf(discount)}</p>
    );
  }
  return (
    <div>
      <p className="text-sm">{words.balance}</p>
      <Amount
        value={format.amount(card.balance)}
        className="block font-bold text-4xl leading-tight"
      />
    </div>
  );
}

/** What a card is called: its own name, or that of its kind. */
export function useCardName(): (card: Card) => string {
  const { cardType } = useMessages();
  // A member has one card of the standard kind, whose name on the server is in one language.
  return (card) => (card.card_type === 'standard' ? cardType.standard : card.name);
}
