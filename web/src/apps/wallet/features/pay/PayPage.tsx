import { getRouteApi, Link } from '@tanstack/react-router';
import { CreditCard } from 'lucide-react';
import { buttonClass, Empty, ErrorView, Spinner } from '../../../../ui';
import { useWalletMessages } from '../../i18n';
import { usePageMessages } from '../../i18n/page-messages';
import { type Card, canPay, useCards } from '../cards/cards';
import { CodeScreen } from './CodeScreen';
import { PayCardChoice } from './PayCardChoice';
import { PaySheet } from './PaySheet';

const route = getRouteApi('/_signed-in/pay');

/** Pays: chooses the card where several can, then shows its code. */
export function PayPage() {
  const { card: chosen } = route.useSearch();
  const { data, error, refetch } = useCards();
  const paying = data?.cards.filter(canPay);
  const only = paying?.length === 1 ? paying[0]?.id : undefined;
  const cardId = chosen ?? only;
  // The code of a card that the address names does not wait for the list of cards.
  if (cardId !== undefined) {
    const card = data?.cards.find(({ id }) => id === cardId);
    return (
      <CodeScreen
        key={cardId}
        cardId={cardId}
        card={card}
        hasOthers={paying?.some(({ id }) => id !== cardId) ?? false}
      />
    );
  }
  return <Choice cards={paying} error={error} retry={() => void refetch()} />;
}

interface ChoiceProps {
  readonly cards: readonly Card[] | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}

function Choice({ cards, error, retry }: ChoiceProps) {
  const words = usePageMessages().payment;
  const { home } = useWalletMessages();
  if (cards === undefined) {
    return (
      <PaySheet title={words.title}>
        {error === null ? <Spinner page /> : <ErrorView error={error} retry={retry} page />}
      </PaySheet>
    );
  }
  if (cards.length > 0) return <PayCardChoice cards={cards} />;
  return (
    <PaySheet title={words.title}>
      <Empty
        page
        icon={CreditCard}
        title={words.noneTitle}
        help={words.noneHelp}
        action={
          <Link to="/" className={buttonClass({ tone: 'primary' })}>
            {home}
          </Link>
        }
      />
    </PaySheet>
  );
}
