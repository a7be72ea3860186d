import { Link, useRouter } from '@tanstack/react-router';
import { CircleSlash, EyeOff, WifiOff } from 'lucide-react';
import { Button, Empty, ErrorView, Spinner } from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import type { Card } from '../cards/cards';
import { CodeView } from './CodeView';
import { PaidView } from './PaidView';
import { PaySheet } from './PaySheet';
import { type Payment, usePaymentCode } from './use-payment-code';

interface Props {
  readonly cardId: string;
  /** The card, once it is known. */
  readonly card: Card | undefined;
  /** Other cards can pay too. */
  readonly hasOthers: boolean;
}

/** The codes of one card, and what becomes of them. */
export function CodeScreen({ cardId, card, hasOthers }: Props) {
  const words = usePageMessages().payment;
  const router = useRouter();
  const payment = usePaymentCode(cardId);
  if (payment.state.phase === 'paid') {
    const home = () => void router.navigate({ to: '/', replace: true });
    return <PaidView transaction={payment.state.transaction} onDone={home} />;
  }
  const others = hasOthers && (
    <Link
      to="/pay"
      search={{}}
      replace
      className="inline-flex min-h-control items-center whitespace-nowrap rounded-control px-2 font-semibold underline"
    >
      {words.chooseOther}
    </Link>
  );
  return (
    <PaySheet title={words.title} action={others}>
      <Content payment={payment} card={card} />
    </PaySheet>
  );
}

function Content({
  payment,
  card,
}: {
  readonly payment: Payment;
  readonly card: Card | undefined;
}) {
  const words = usePageMessages().payment;
  const { state, restart } = payment;
  if (payment.isOffline) {
    return <Empty page icon={WifiOff} title={words.offlineTitle} help={words.offlineHelp} />;
  }
  if (payment.isCovered) return <Empty page icon={EyeOff} title={words.covered} />;
  switch (state.phase) {
    case 'paid':
      return null;
    case 'making':
      return (
        <div className="flex flex-1 items-center justify-center">
          <Spinner label={words.making} />
        </div>
      );
    case 'live':
      return <CodeView code={state.code} deadline={state.deadline} card={card} />;
    case 'failed':
      return <ErrorView error={state.error} retry={restart} page />;
    case 'over':
      return (
        <div role="alert">
          <Empty
            page
            icon={CircleSlash}
            title={words.over[state.why].title}
            help={words.over[state.why].help}
            action={
              <Button tone="primary" size="large" onPress={restart}>
                {words.again}
              </Button>
            }
          />
        </div>
      );
  }
}
