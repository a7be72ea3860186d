import { useState } from 'react';
import { useConfig } from '../../../../../api/config';
import { useApi } from '../../../../../api/context';
import { minus } from '../../../../../money';
import { Button, Card, ErrorNotice, Notice, Spinner, useFormat } from '../../../../../ui';
import { useMerchantId } from '../../../charge/ui/context';
import { usePosMessages } from '../../../i18n';
import { UnknownNotice } from '../../once/UnknownNotice';
import { useOnce } from '../../once/use-once';
import type { Transaction } from '../queries';
import { RefundForm } from './RefundForm';
import { refundSlot, sendRefund } from './refund-request';
import { useTransactionsChanged } from './use-changed';

/** Gives a payment back, or a part of it. */
export function Refund({ row }: { readonly row: Transaction }) {
  const { sales } = usePosMessages();
  const api = useApi();
  const { decimals } = useConfig();
  const format = useFormat();
  const merchantId = useMerchantId();
  const changed = useTransactionsChanged();
  const [slot] = useState(() => refundSlot(merchantId, row.tx_no));
  const { state, start, askAgain, giveUp, dismiss } = useOnce({
    slot,
    send: sendRefund(api, row.tx_no, decimals),
    onDone: changed,
    onRefused: changed,
  });
  const left = minus(format.amount(row.final_amount), format.amount(row.refunded_amount));
  if (state.kind === 'done') {
    const { refund, remaining_refundable } = state.answer;
    const rest = format.amount(remaining_refundable);
    return (
      <Notice
        tone="success"
        title={sales.refundDone}
        action={rest > 0 && <Button onPress={dismiss}>{sales.refundMore}</Button>}
      >
        <p>
          {sales.refundResult(
            format.money(format.amount(refund.refunded_amount)),
            format.number(refund.points_reversed),
          )}
        </p>
        <p>{rest > 0 ? sales.refundLeft(format.money(rest)) : sales.refundNothingLeft}</p>
      </Notice>
    );
  }
  if (state.kind === 'unknown') {
    return (
      <Card title={sales.refundConfirm(format.money(state.body.amount))}>
        <UnknownNotice
          title={sales.refundUnknown}
          help={sales.refundUnknownHelp}
          giveUpHelp={sales.giveUpHelp}
          error={state.error}
          onAskAgain={askAgain}
          onGiveUp={() => {
            giveUp();
            changed();
          }}
        />
      </Card>
    );
  }
  if (state.kind === 'sending') {
    return (
      <Card title={sales.refundConfirm(format.money(state.body.amount))}>
        <Spinner />
      </Card>
    );
  }
  const refused = state.kind === 'refused' && <ErrorNotice error={state.error} />;
  if (row.status !== 'completed') return refused;
  return (
    <Card title={sales.refund}>
      {refused && <div className="mb-4">{refused}</div>}
      <RefundForm
        left={left}
        points={row.points}
        start={state.kind === 'refused' ? state.body : null}
        onRefund={start}
      />
    </Card>
  );
}
