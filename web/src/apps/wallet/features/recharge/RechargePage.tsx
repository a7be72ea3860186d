import { getRouteApi, Link } from '@tanstack/react-router';
import { CreditCard } from 'lucide-react';
import { useConfig } from '../../../../api/config';
import { buttonClass, Empty, ErrorView, Notice, Page, Spinner } from '../../../../ui';
import { useWalletMessages } from '../../i18n';
import { usePageMessages } from '../../i18n/page-messages';
import { type Card, canRecharge, useCards } from '../cards/cards';
import { TopUpForm } from './TopUpForm';
import { TopUpResult } from './TopUpResult';
import { useTopUp } from './use-top-up';

const route = getRouteApi('/_signed-in/recharge');

/** Tops up a card, where the server offers a way of paying that this app knows. */
export function RechargePage() {
  const words = usePageMessages().topUp;
  const { recharge } = useConfig();
  const { home } = useWalletMessages();
  return (
    <Page title={words.title} back={{ href: '/', label: home }}>
      {recharge.methods.includes('sandbox') ? (
        <>
          <Notice tone="warning" title={words.sandboxTitle}>
            {words.sandboxHelp}
          </Notice>
          <Steps />
        </>
      ) : (
        <Empty
          title={words.off}
          help={words.offHelp}
          action={
            <Link to="/" className={buttonClass()}>
              {home}
            </Link>
          }
        />
      )}
    </Page>
  );
}

function Steps() {
  const words = usePageMessages().topUp;
  const { data, error, refetch } = useCards();
  const topUp = useTopUp();
  if (topUp.state.step !== 'choose') return <TopUpResult topUp={topUp} />;
  if (data === undefined) {
    if (error === null) return <Spinner />;
    return <ErrorView error={error} retry={() => void refetch()} />;
  }
  const cards = data.cards.filter(canRecharge);
  if (cards.length === 0) {
    return <Empty icon={CreditCard} title={words.noCard} help={words.noCardHelp} />;
  }
  return <Choose cards={cards} onConfirm={topUp.send} />;
}

interface ChooseProps {
  readonly cards: readonly Card[];
  readonly onConfirm: Parameters<typeof TopUpForm>[0]['onConfirm'];
}

function Choose({ cards, onConfirm }: ChooseProps) {
  const { card: chosen } = route.useSearch();
  const card = cards.find(({ id }) => id === chosen) ?? cards[0];
  return card === undefined ? null : <TopUpForm cards={cards} first={card} onConfirm={onConfirm} />;
}
