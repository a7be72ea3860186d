import { useState } from 'react';
import * as v from 'valibot';
import { take, withKey } from '../../../../../api/client';
import { useApi } from '../../../../../api/context';
import {
  Button,
  Card,
  ErrorNotice,
  Form,
  Notice,
  Spinner,
  TextField,
  useFormat,
} from '../../../../../ui';
import { useMerchantId } from '../../../charge/ui/context';
import { usePosMessages } from '../../../i18n';
import { deviceSlot } from '../../once/slot';
import { UnknownNotice } from '../../once/UnknownNotice';
import { useOnce } from '../../once/use-once';
import type { Transaction } from '../queries';
import { useTransactionsChanged } from './use-changed';

/** Takes a wrong top-up back. The cash goes back to the member. */
export function CancelRecharge({ row }: { readonly row: Transaction }) {
  const { sales } = usePosMessages();
  const api = useApi();
  const format = useFormat();
  const merchantId = useMerchantId();
  const changed = useTransactionsChanged();
  const [slot] = useState(() =>
    deviceSlot<string>(`cancel.${merchantId}.${row.tx_no}`, v.string()),
  );
  const { state, start, askAgain, giveUp } = useOnce({
    slot,
    send: (reason: string, key) =>
      take(
        api.client.POST('/merchant/recharge/cancel', {
          params: { header: withKey(key) },
          body: { tx_no: row.tx_no, reason },
        }),
      ),
    onDone: changed,
  });
  const amount = format.money(format.amount(row.final_amount));
  if (state.kind === 'done') {
    return (
      <Notice tone="success" title={sales.cancelRechargeDone}>
        {sales.cancelRechargeResult(amount)}
      </Notice>
    );
  }
  if (state.kind === 'idle' && row.status !== 'completed') return null;
  return (
    <Card title={sales.cancelRecharge}>
      {state.kind === 'sending' && <Spinner />}
      {state.kind === 'unknown' && (
        <UnknownNotice
          title={sales.cancelRechargeUnknown}
          help={sales.reverseUnknownHelp}
          giveUpHelp={sales.giveUpHelp}
          error={state.error}
          onAskAgain={askAgain}
          onGiveUp={() => {
            giveUp();
            changed();
          }}
        />
      )}
      {(state.kind === 'idle' || state.kind === 'refused') && (
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            const reason = new FormData(event.currentTarget).get('reason');
            start(String(reason ?? '').trim());
          }}
        >
          <p className="text-ink-2">{sales.cancelRechargeHelp}</p>
          {state.kind === 'refused' && <ErrorNotice error={state.error} />}
          <TextField
            name="reason"
            label={sales.reason}
            autoComplete="off"
            maxLength={200}
            isRequired
          />
          <Button type="submit" tone="danger" size="large" wide>
            {sales.cancelRechargeConfirm(amount)}
          </Button>
        </Form>
      )}
    </Card>
  );
}
