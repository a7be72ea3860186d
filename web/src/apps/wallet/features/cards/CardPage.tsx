import { getRouteApi, Link } from '@tanstack/react-router';
import { Plus, QrCode, SearchX } from 'lucide-react';
import { useConfig } from '../../../../api/config';
import { useMessages } from '../../../../i18n';
import { buttonClass, Empty, ErrorView, Notice, Page, Spinner } from '../../../../ui';
import { useWalletMessages } from '../../i18n';
import { usePageMessages } from '../../i18n/page-messages';
import { CorporateActions } from '../corporate/CorporateActions';
import { prepareToPay } from '../pay/wake-lock';
import LevelProgress from '../points/LevelProgress';
import { AsOf } from './AsOf';
import { CardFace, useCardName } from './CardFace';
import { CardFacts } from './CardFacts';
import { type Card, canFreeze, canPay, canRecharge, useCards } from './cards';
import { ReportLost } from './ReportLost';

const route = getRouteApi('/_signed-in/cards/$cardId/');

/** All about one card, and what can be done with it. */
export function CardPage() {
  const { cardId } = route.useParams();
  const words = usePageMessages().card;
  const { home } = useWalletMessages();
  const { cardType } = useMessages();
  const nameOf = useCardName();
  const { data, error, refetch } = useCards();
  const card = data?.cards.find(({ id }) => id === cardId);
  if (data !== undefined && card !== undefined) {
    return (
      <Page title={nameOf(card)} back={{ href: '/', label: home }}>
        <AsOf at={data.asOf} isOld={error !== null} />
        <Details card={card} />
      </Page>
    );
  }
  return (
    <Page title={cardType.standard} back={{ href: '/', label: home }}>
      {data !== undefined ? (
        <Empty icon={SearchX} title={words.notFound} help={words.notFoundHelp} />
      ) : error === null ? (
        <Spinner />
      ) : (
        <ErrorView error={error} retry={() => void refetch()} />
      )}
    </Page>
  );
}

function Details({ card }: { readonly card: Card }) {
  const words = usePageMessages().card;
  const nameOf = useCardName();
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <div className="flex flex-col gap-3">
        <CardFace card={card} name={<span>{nameOf(card)}</span>} />
        {card.card_type === 'standard' && <LevelProgress cardId={card.id} />}
        {card.status !== 'active' && <Notice tone="warning">{words.meaning[card.status]}</Notice>}
        <Actions card={card} />
      </div>
      <div className="flex flex-col gap-5">
        <CardFacts card={card} />
        {card.card_type === 'corporate' && <CorporateActions card={card} />}
        {canFreeze(card) && <ReportLost card={card} />}
      </div>
    </div>
  );
}

function Actions({ card }: { readonly card: Card }) {
  const { pay, recharge: rechargeWord } = useWalletMessages();
  const words = usePageMessages().card;
  const { recharge } = useConfig();
  return (
    <>
      {canPay(card) && (
        <div className="flex gap-3">
          <Link
            to="/pay"
            search={{ card: card.id }}
            onClick={prepareToPay}
            className={`${buttonClass({ tone: 'primary', size: 'large' })} flex-1`}
          >
            <QrCode aria-hidden="true" className="size-7" />
            {pay}
          </Link>
          {canRecharge(card) && recharge.methods.length > 0 && (
            <Link
              to="/recharge"
              search={{ card: card.id }}
              className={buttonClass({ size: 'large' })}
            >
              <Plus aria-hidden="true" className="size-6" />
              {rechargeWord}
            </Link>
          )}
        </div>
      )}
      {card.card_type !== 'corporate' && (
        <div className="grid grid-cols-2 gap-3">
          <Link
            to="/transactions"
            search={{ card: card.id }}
            className={`${buttonClass()} ${card.card_type === 'standard' ? '' : 'col-span-2'}`}
          >
            {words.transactions}
          </Link>
          {card.card_type === 'standard' && (
            <Link to="/points" search={{ card: card.id }} className={buttonClass()}>
              {words.seePoints}
            </Link>
          )}
        </div>
      )}
    </>
  );
}
