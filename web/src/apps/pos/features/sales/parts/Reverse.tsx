import { useState } from 'react';
import { take } from '../../../../../api/client';
import { useApi } from '../../../../../api/context';
import { minus } from '../../../../../money';
import { Button, Card, Dialog, ErrorNotice, Notice, useFormat } from '../../../../../ui';
import { usePosMessages } from '../../../i18n';
import { memorySlot } from '../../once/slot';
import { useOnce } from '../../once/use-once';
import type { Transaction } from '../queries';
import { useTransactionsChanged } from './use-changed';

interface Props {
  readonly orderId: string;
  /** The payment; null for an order that is not there (yet). */
  readonly row: Transaction | null;
  readonly onDone?: () => void;
}

/** Undoes the whole payment of an order, or makes sure that it never happens. */
export function Reverse({ orderId, row, onDone }: Props) {
  const { sales, sale, frame } = usePosMessages();
  const api = useApi();
  const changed = useTransactionsChanged();
  const [asking, setAsking] = useState(false);
  // A reversal does the same however often it is sent, so its request need not outlive the page.
  const [slot] = useState(() => memorySlot<string>());
  const { state, start, askAgain } = useOnce({
    slot,
    send: (id: string) =>
      take(api.client.POST('/merchant/reverse', { body: { external_order_id: id } })),
    onDone: () => {
      onDone?.();
      changed();
    },
  });
  if (state.kind === 'done') {
    return (
      <Notice tone="success" title={sales.reverseDone}>
        {sale.reversedHelp[state.answer.outcome]}
      </Notice>
    );
  }
  if (row !== null && row.status !== 'completed') return null;
  const title = row === null ? sales.block : sales.reverse;
  return (
    <Card title={title}>
      <div className="flex flex-col gap-4">
        <p className="text-ink-2">{row === null ? sales.blockHelp : sales.reverseHelp}</p>
        {state.kind === 'refused' && <ErrorNotice error={state.error} />}
        {state.kind === 'unknown' ? (
          <>
            <Notice tone="warning" title={sales.reverseUnknown}>
              {sales.reverseUnknownHelp}
            </Notice>
            <Button tone="primary" size="large" wide onPress={askAgain}>
              {frame.askAgain}
            </Button>
          </>
        ) : (
          <Button
            tone="danger"
            isPending={state.kind === 'sending'}
            onPress={() => setAsking(true)}
          >
            {title}
          </Button>
        )}
        <Dialog
          isOpen={asking}
          onOpenChange={setAsking}
          title={row === null ? sales.block : sales.reverseConfirm}
          role="alertdialog"
        >
          <Confirm
            row={row}
            title={title}
            onPress={() => {
              setAsking(false);
              start(orderId);
            }}
          />
        </Dialog>
      </div>
    </Card>
  );
}

interface ConfirmProps {
  readonly row: Transaction | null;
  readonly title: string;
  readonly onPress: () => void;
}

function Confirm({ row, title, onPress }: ConfirmProps) {
  const { sales } = usePosMessages();
  return (
    <>
      <p className="mb-4">{row === null ? sales.blockHelp : <Undone row={row} />}</p>
      <Button tone="danger" size="large" wide onPress={onPress}>
        {title}
      </Button>
    </>
  );
}

/** What a reversal gives back: all that was not refunded before. */
function Undone({ row }: { readonly row: Transaction }) {
  const { sales } = usePosMessages();
  const format = useFormat();
  const left = minus(format.amount(row.final_amount), format.amount(row.refunded_amount));
  return sales.reverseText(format.money(left), row.card_no);
}
