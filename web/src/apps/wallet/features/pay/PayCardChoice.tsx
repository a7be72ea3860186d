import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { Amount, useFormat } from '../../../../ui';
import { useWalletMessages } from '../../i18n';
import { usePageMessages } from '../../i18n/page-messages';
import { useCardName } from '../cards/CardFace';
import { type Card, cardNumber } from '../cards/cards';
import { TYPE_ICONS } from '../cards/look';
import { PaySheet } from './PaySheet';
import { prepareToPay } from './wake-lock';

/** Asks which card pays. */
export function PayCardChoice({ cards }: { readonly cards: readonly Card[] }) {
  const words = usePageMessages().payment;
  const { until } = useWalletMessages();
  const format = useFormat();
  const nameOf = useCardName();
  return (
    <PaySheet title={words.choose}>
      <ul className="mt-4 flex flex-col gap-3">
        {cards.map((card) => {
          const Icon = TYPE_ICONS[card.card_type];
          return (
            <li key={card.id}>
              <Link
                to="/pay"
                search={{ card: card.id }}
                replace
                onClick={prepareToPay}
                className="flex min-h-20 items-center gap-3 rounded-card border-2 border-line-strong px-4 py-3 hover:bg-surface-2"
              >
                <Icon aria-hidden="true" className="size-8 shrink-0" />
                <span className="min-w-0 flex-1">
                  <span className="flex flex-wrap items-baseline justify-between gap-x-3">
                    <span className="font-semibold">{nameOf(card)}</span>
                    <Amount value={format.amount(card.balance)} className="font-bold text-lg" />
                  </span>
                  <span className="flex flex-wrap justify-between gap-x-4 text-ink-2 text-sm tabular-nums">
                    <span>{cardNumber(card.card_no)}</span>
                    {card.expires_at !== null && (
                      <span>{until(format.date(card.expires_at, 'day'))}</span>
                    )}
                  </span>
                </span>
                <ChevronRight aria-hidden="true" className="size-6 shrink-0" />
              </Link>
            </li>
          );
        })}
      </ul>
    </PaySheet>
  );
}
