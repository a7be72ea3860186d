import { Link } from '@tanstack/react-router';
import { ChevronDown, Plus, QrCode, WalletCards } from 'lucide-react';
import { useConfig } from '../../../../api/config';
import { buttonClass, Empty, ErrorView, Page } from '../../../../ui';
import { useWalletMessages } from '../../i18n';
import { AsOf } from '../cards/AsOf';
import { type Cards, canPay, canRecharge, isPast, useCards } from '../cards/cards';
import { prepareToPay } from '../pay/wake-lock';
import { CardTile, CardTilePlace } from './CardTile';

/** The first page: the own cards, and the way to pay. */
export function Home() {
  const words = useWalletMessages();
  const { data, error, refetch } = useCards();
  return (
    <Page title={words.home}>
      {data !== undefined ? (
        <Own cards={data} isOld={error !== null} />
      ) : error === null ? (
        <CardTilePlace />
      ) : (
        <ErrorView error={error} retry={() => void refetch()} />
      )}
    </Page>
  );
}

function Own({
  cards: { cards, asOf },
  isOld,
}: {
  readonly cards: Cards;
  readonly isOld: boolean;
}) {
  const words = useWalletMessages();
  const { recharge } = useConfig();
  const paying = cards.filter(canPay);
  const only = paying.length === 1 ? paying[0] : undefined;
  const past = cards.filter(isPast);
  if (cards.length === 0) {
    return (
      <Empty
        icon={WalletCards}
        title={words.noCardsTitle}
        help={words.noCardsHelp}
        action={<JoinLink />}
      />
    );
  }
  return (
    <>
      <AsOf at={asOf} isOld={isOld} />
      <div className="flex gap-3">
        {paying.length > 0 && (
          <Link
            to="/pay"
            search={only === undefined ? {} : { card: only.id }}
            onClick={prepareToPay}
            className={`${buttonClass({ tone: 'primary', size: 'large' })} flex-1 md:max-w-sm`}
          >
            <QrCode aria-hidden="true" className="size-7" />
            {words.pay}
          </Link>
        )}
        {recharge.methods.length > 0 && cards.some(canRecharge) && (
          <Link to="/recharge" className={buttonClass({ size: 'large' })}>
            <Plus aria-hidden="true" className="size-6" />
            {words.recharge}
          </Link>
        )}
      </div>
      <Tiles cards={cards.filter((card) => !isPast(card))} />
      {past.length > 0 && (
        <details className="group">
          <summary className="flex min-h-control cursor-pointer items-center text-ink-2">
            <ChevronDown aria-hidden="true" className="mr-2 size-5 group-open:rotate-180" />
            {words.pastCards(past.length)}
          </summary>
          <Tiles cards={past} />
        </details>
      )}
      <p>
        <JoinLink />
      </p>
    </>
  );
}

function JoinLink() {
  return (
    <Link to="/cards/bind" className={buttonClass({ tone: 'quiet' })}>
      {useWalletMessages().bindCard}
    </Link>
  );
}

function Tiles({ cards }: { readonly cards: Cards['cards'] }) {
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {cards.map((card) => (
        <li key={card.id}>
          <CardTile card={card} />
        </li>
      ))}
    </ul>
  );
}
