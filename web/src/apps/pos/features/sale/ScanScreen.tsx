import { Keyboard } from 'lucide-react';
import { useState } from 'react';
import { useConfig } from '../../../../api/config';
import { CameraScanner } from '../../../../scan';
import { Button, Notice } from '../../../../ui';
import type { ChargeState } from '../../charge/state';
import { useDesk, useSale } from '../../charge/ui/context';
import { usePosMessages } from '../../i18n';
import { useImeHint } from '../device/use-ime-hint';
import { useTillWedge } from '../device/use-till-wedge';
import { useFocusHeading } from '../frame/use-focus-heading';
import { BigAmount } from './BigAmount';
import { CodeNotice } from './CodeNotice';
import { type ReadScan, readScan } from './read-scan';
import { SaleShell } from './SaleShell';
import { TypeCode } from './TypeCode';

interface Props {
  readonly state: Extract<ChargeState, { kind: 'scan' }>;
}

/** Waits for the payment code: from a hardware scanner, the camera, or typed by hand. */
export function ScanScreen({ state }: Props) {
  const { sale: words } = usePosMessages();
  const { code_prefix: prefix } = useConfig();
  const desk = useDesk();
  const { dispatch } = useSale();
  const heading = useFocusHeading();
  const [typing, setTyping] = useState(false);
  const [wrong, setWrong] = useState<Exclude<ReadScan, { kind: 'code' }> | null>(null);
  const [left, setLeft] = useState<string | null>(null);
  const isImeOn = useImeHint();

  const send = (code: string) => {
    desk.lastCode = code;
    dispatch({ kind: 'scanned', code });
  };
  const take = (text: string, isCamera = false) => {
    const read = readScan(text, prefix);
    setWrong(read.kind === 'code' ? null : read);
    // A code that was not taken away from the camera must not pay for the next sale by itself.
    const isLeft = isCamera && read.kind === 'code' && read.code === desk.lastCode;
    setLeft(isLeft ? desk.lastCode : null);
    if (read.kind === 'code' && !isLeft) send(read.code);
  };
  const goBack = () => {
    if (!state.doubt) desk.amountToChange = state.sale.amount;
    dispatch({ kind: 'cancel' });
  };
  useTillWedge({ onScan: (text) => take(text) });

  return (
    <SaleShell title={words.scanTitle} canLock>
      <div>
        <h1 ref={heading} tabIndex={-1} className="text-center text-ink-2 text-xl outline-none">
          {words.scanTitle}
        </h1>
        <BigAmount value={state.sale.amount} />
      </div>
      {state.doubt && <Notice tone="warning">{words.inDoubt}</Notice>}
      {wrong !== null && <CodeNotice wrong={wrong} />}
      {left !== null && (
        <Notice
          tone="warning"
          action={<Button onPress={() => send(left)}>{words.useAgain}</Button>}
        >
          {words.sameCode}
        </Notice>
      )}
      {isImeOn && <Notice tone="warning">{words.imeOn}</Notice>}
      <div className="mx-auto flex w-full max-w-lg flex-1 flex-col justify-center gap-3">
        <CameraScanner onText={(text) => take(text, true)} />
        <p className="text-center text-ink-2">{words.scanHelp}</p>
        <div className="grid grid-cols-2 gap-3">
          <Button onPress={goBack} className="px-2!">
            {state.doubt ? words.backToUnknown : words.changeAmount}
          </Button>
          <Button onPress={() => setTyping(true)} className="px-2!">
            <Keyboard aria-hidden="true" className="hidden size-5 sm:block" />
            {words.typeCode}
          </Button>
        </div>
      </div>
      <TypeCode isOpen={typing} onOpenChange={setTyping} onCode={take} />
    </SaleShell>
  );
}
