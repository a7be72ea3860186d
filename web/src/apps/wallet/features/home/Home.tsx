import { Link } from '@tanstack/react-router';
import { Building2, ChevronDown, Plus, QrCode, WalletCards } from 'lucide-react';
import { useConfig } from '../../../../api/config';
import { buttonClass, Empty, ErrorView, Page } from '../../../../ui';
import { useWalletMessages } from '../../i18n';
import { AsOf } from '../cards/AsOf';
import { type Card, type Cards, canPay, canRecharge, isPast, useCards } from '../cards/cards';
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
  const canTopUp = recharge.methods.length > 0 && cards.some(canRecharge);
  const past = cards.filter(isPast);
  const present = cards.filter((card) => !isPast(card));
  return (
    <>
      {present.length === 0 ? (
        <Empty
          icon={WalletCards}
          title={words.noCardsTitle}
          help={words.noCardsHelp}
          action={<JoinLink />}
        />
      ) : (
        <>
          <AsOf at={asOf} isOld={isOld} />
          {(paying.length > 0 || canTopUp) && (
            <div className="flex gap-3">
              {paying.length > 0 && (
                <Link
                  to="/pay"
                  search={only === undefined ? {} : { card: only.id }}
                  onClick={prepareToPay}
                  className={`${buttonClass({ tone: 'primary', size: 'large' })} flex-1`}
                >
                  <QrCode aria-hidden="true" className="size-7" />
                  {words.pay}
                </Link>
              )}
              {canTopUp && (
                <Link to="/recharge" className={`${buttonClass({ size: 'large' })} md:flex-1`}>
                  <Plus aria-hidden="true" className="size-6" />
                  {words.recharge}
                </Link>
              )}
            </div>
          )}
          <Tiles cards={present} />
          <p className="-ml-4">
            <JoinLink />
          </p>
        </>
      )}
      {past.length > 0 && (
        <details className="group">
          <summary className="flex min-h-control cursor-pointer items-center text-ink-2">
            <ChevronDown aria-hidden="true" className="mr-2 size-5 group-open:rotate-180" />
            {words.pastCards(past.length)}
          </summary>
          <Tiles cards={past} />
        </details>
      )}
    </>
  );
}

function JoinLink() {
  return (
    <Link to="/cards/bind" className={buttonClass({ tone: 'quiet' })}>
      <Building2 aria-hidden="true" className="size-5" />
      {useWalletMessages().bindCard}
    </Link>
  );
}

/** What pays comes before what only lowers a price. */
const KINDS: readonly Card['card_type'][] = ['standard', 'voucher', 'corporate'];

function Tiles({ cards }: { readonly cards: Cards['cards'] }) {
  return (
    <ul className="grid gap-4 lg:grid-cols-2">
      {KINDS.flatMap((kind) => cards.filter((card) => card.card_type === kind)).map((card) => (
        <li key={card.id}>
          <CardTile card={card} />
        </li>
      ))}
    </ul>
  );
}
