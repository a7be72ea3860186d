import { useState } from 'react';
import { useConfig } from '../../../../api/config';
import { RequirePermission } from '../../../../session';
import { Button, Notice, Page, useFormat } from '../../../../ui';
import { useDesk, useSale, useTabState } from '../../charge/ui/context';
import { OtherTab } from '../../charge/ui/OtherTab';
import { usePosMessages } from '../../i18n';
import { isConfirmKey } from '../device/confirm-key';
import { useImeHint } from '../device/use-ime-hint';
import { useTillWedge } from '../device/use-till-wedge';
import { AmountDisplay } from './AmountDisplay';
import { Keypad } from './Keypad';
import { prepareSound } from './signal';
import { useAmountEntry } from './use-amount-entry';

/** The first page: the amount of the next sale. */
export function AmountPage() {
  const { sale } = usePosMessages();
  const tabState = useTabState();
  return (
    <Page title={sale.title} narrow>
      <RequirePermission permission="merchant:charge">
        {tabState === 'ours' || tabState === 'asking' ? (
          <AmountForm />
        ) : (
          <OtherTab state={tabState} />
        )}
      </RequirePermission>
    </Page>
  );
}

function AmountForm() {
  const { sale } = usePosMessages();
  const { decimals } = useConfig();
  const format = useFormat();
  const desk = useDesk();
  const { dispatch } = useSale();
  const { entry, now, press, type } = useAmountEntry(desk.amountToChange);
  const [hint, setHint] = useState<'empty' | 'scanned' | null>(null);
  const isImeOn = useImeHint();

  const shown = now();
  const confirm = () => {
    const amount = now();
    if (amount === 0) return setHint('empty');
    prepareSound();
    desk.amountToChange = null;
    dispatch({
      kind: 'confirm',
      sale: {
        orderId: crypto.randomUUID(),
        amount,
        startedAt: Date.now(),
        sent: false,
        reversing: false,
      },
    });
  };
  const edit = (change: () => void) => {
    setHint(null);
    change();
  };

  useTillWedge({
    onScan: () => setHint('scanned'),
    onTyped: (key) => {
      if (isConfirmKey(key)) confirm();
      else edit(() => type(key));
    },
  });

  return (
    <>
      <AmountDisplay entry={entry} onClear={() => edit(() => press('clear'))} />
      <Keypad onKey={(key) => edit(() => press(key))} />
      <Button
        tone="primary"
        size="large"
        wide
        onPress={confirm}
        preventFocusOnPress
        isDisabled={shown === 0}
      >
        {shown === 0 ? sale.amountEmpty : sale.confirm(format.money(shown))}
      </Button>
      {/* What is amiss takes the place of the help, so that a phone shows it without scrolling. */}
      {hint === 'empty' && <Notice tone="warning">{sale.amountEmpty}</Notice>}
      {hint === 'scanned' && <Notice tone="warning">{sale.scannedTooEarly}</Notice>}
      {isImeOn && <Notice tone="warning">{sale.imeOn}</Notice>}
      {hint === null && !isImeOn && (
        <p className="text-balance text-center text-ink-2 text-sm">
          {decimals === 0 ? sale.amountHelpWhole : sale.amountHelp}
        </p>
      )}
    </>
  );
}
