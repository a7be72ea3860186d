import { useState } from 'react';
import { useConfig } from '../../../../api/config';
import { useApi } from '../../../../api/context';
import { RequirePermission } from '../../../../session';
import { Card, ErrorNotice, Page, Spinner, useFormat } from '../../../../ui';
import { useMerchantId } from '../../charge/ui/context';
import { usePosMessages } from '../../i18n';
import { UnknownNotice } from '../once/UnknownNotice';
import { useOnce } from '../once/use-once';
import { useTransactionsChanged } from '../sales/parts/use-changed';
import { ConfirmRecharge } from './ConfirmRecharge';
import { LastRecharges } from './LastRecharges';
import { RechargeDone } from './RechargeDone';
import { RechargeForm } from './RechargeForm';
import { type RechargeBody, rechargeSlot, sendRecharge } from './recharge-request';

/** Puts cash on a member card. */
export function RechargePage() {
  const { recharge } = usePosMessages();
  return (
    <Page title={recharge.title}>
      <RequirePermission permission="merchant:recharge_cash">
        <Recharge />
        <LastRecharges />
      </RequirePermission>
    </Page>
  );
}

function Recharge() {
  const { recharge } = usePosMessages();
  const api = useApi();
  const { decimals } = useConfig();
  const format = useFormat();
  const merchantId = useMerchantId();
  const changed = useTransactionsChanged();
  const [slot] = useState(() => rechargeSlot(merchantId));
  const [filled, setFilled] = useState<RechargeBody | null>(null);
  const { state, start, askAgain, giveUp, dismiss } = useOnce({
    slot,
    send: sendRecharge(api, decimals),
    onDone: changed,
  });
  switch (state.kind) {
    case 'done':
      return <RechargeDone body={state.body} answer={state.answer} onNext={dismiss} />;
    case 'sending':
      return (
        <Card title={`${state.body.cardNo} · ${format.money(state.body.amount)}`}>
          <Spinner />
        </Card>
      );
    case 'unknown':
      return (
        <Card title={`${state.body.cardNo} · ${format.money(state.body.amount)}`}>
          <UnknownNotice
            title={recharge.unknown}
            help={recharge.unknownHelp}
            giveUpHelp={recharge.giveUpHelp}
            error={state.error}
            onAskAgain={askAgain}
            onGiveUp={() => {
              giveUp();
              changed();
            }}
          />
        </Card>
      );
    case 'idle':
    case 'refused':
      return (
        <>
          {state.kind === 'refused' && <ErrorNotice error={state.error} />}
          <RechargeForm start={state.kind === 'refused' ? state.body : null} onFilled={setFilled} />
          <ConfirmRecharge
            body={filled}
            onCancel={() => setFilled(null)}
            onConfirm={(body) => {
              setFilled(null);
              start(body);
            }}
          />
        </>
      );
  }
}
