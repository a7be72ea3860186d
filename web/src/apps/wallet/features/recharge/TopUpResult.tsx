import { Link } from '@tanstack/react-router';
import { Check, CircleHelp, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Amount, Button, buttonClass, Card, ErrorNotice, Spinner, useFormat } from '../../../../ui';
import { useWalletMessages } from '../../i18n';
import { usePageMessages } from '../../i18n/page-messages';
import type { TopUp, TopUpState } from './use-top-up';

/** What came of a top-up, or what to do while that is not known. */
export function TopUpResult({ topUp }: { readonly topUp: TopUp }) {
  const words = usePageMessages().topUp;
  const { state, askAgain, startAgain } = topUp;
  switch (state.step) {
    case 'choose':
      return null;
    case 'sending':
      return (
        <Card>
          <Spinner label={words.sending} />
        </Card>
      );
    case 'done':
      return <Done recharge={state.recharge} />;
    case 'unknown':
      return (
        <Outcome
          icon={<CircleHelp aria-hidden="true" className="size-20 text-warn" />}
          title={state.error === null ? words.unfinished : words.unknownTitle}
        >
          <OrderAmount state={state} />
          <p className="text-ink-2">{words.unknownHelp}</p>
          <Button tone="primary" size="large" wide onPress={askAgain}>
            {words.askAgain}
          </Button>
          <ActivityLink />
        </Outcome>
      );
    case 'refused':
      return (
        <Outcome
          icon={<CircleX aria-hidden="true" className="size-20 text-bad" />}
          title={words.refusedTitle}
        >
          <OrderAmount state={state} />
          <ErrorNotice error={state.error} />
          {state.isLate && (
            <>
              <p>{words.refusedLate}</p>
              <Button wide onPress={askAgain}>
                {words.askAgain}
              </Button>
              <ActivityLink />
            </>
          )}
          <Button tone="primary" size="large" wide onPress={startAgain}>
            {words.startAgain}
          </Button>
        </Outcome>
      );
  }
}

interface OutcomeProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}

function Outcome({ icon, title, children }: OutcomeProps) {
  return (
    <Card>
      <div role="alert" className="flex flex-col items-center gap-4 text-center">
        {icon}
        <h2 className="font-bold text-2xl">{title}</h2>
        {children}
      </div>
    </Card>
  );
}

function OrderAmount({ state }: { readonly state: Extract<TopUpState, { order: unknown }> }) {
  return <Amount value={state.order.amount} size="large" />;
}

function ActivityLink() {
  return (
    <Link to="/transactions" className={buttonClass({ tone: 'quiet', wide: true })}>
      {usePageMessages().topUp.look}
    </Link>
  );
}

function Done({
  recharge,
}: {
  readonly recharge: Extract<TopUpState, { step: 'done' }>['recharge'];
}) {
  const { topUp: words, payment } = usePageMessages();
  const { home } = useWalletMessages();
  const format = useFormat();
  return (
    <Outcome
      icon={
        <Check aria-hidden="true" className="size-20 rounded-full bg-good-soft p-3 text-good" />
      }
      title={words.done}
    >
      <p className="font-semibold text-2xl tabular-nums">
        {words.doneAmount(format.money(format.amount(recharge.amount)))}
      </p>
      <Link to="/" replace className={buttonClass({ tone: 'primary', size: 'large', wide: true })}>
        {home}
      </Link>
      <Link
        to="/transactions/$txNo"
        params={{ txNo: recharge.tx_no }}
        replace
        className={buttonClass({ tone: 'quiet', wide: true })}
      >
        {payment.receipt}
      </Link>
    </Outcome>
  );
}
