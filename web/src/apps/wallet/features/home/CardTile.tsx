import { Link } from '@tanstack/react-router';
import { useMessages } from '../../../../i18n';
import { useWalletMessages } from '../../i18n';
import { CardFace, useCardName } from '../cards/CardFace';
import { type Card, cardNumber } from '../cards/cards';
import { LazyProgress } from '../points/LazyProgress';

/** A card on the first page. All of it leads to its own page. */
export function CardTile({ card }: { readonly card: Card }) {
  const words = useWalletMessages();
  const name = useCardName()(card);
  return (
    <article className="relative flex flex-col gap-3 rounded-card has-[a:focus-visible]:outline-3 has-[a:focus-visible]:outline-focus has-[a:focus-visible]:outline-offset-2">
      <CardFace
        card={card}
        name={
          <h2 className="min-w-0">
            <Link
              to="/cards/$cardId"
              params={{ cardId: card.id }}
              aria-label={words.openCard(name, cardNumber(card.card_no))}
              className="outline-none after:absolute after:inset-0"
            >
              {name}
            </Link>
          </h2>
        }
      />
      {card.card_type === 'standard' && card.status === 'active' && (
        <LazyProgress cardId={card.id} />
      )}
    </article>
  );
}

/** The place of a card that is still loaded. */
export function CardTilePlace() {
  const { page } = useMessages();
  return (
    <div role="status" className="flex flex-col gap-5">
      <span className="sr-only">{page.loading}</span>
      <div className="h-6 w-32 rounded-small bg-surface-2" />
      <div className="h-15 rounded-control bg-surface-2" />
      <div className="h-44 rounded-card bg-surface-2 lg:w-1/2" />
    </div>
  );
}
