import { Volume2 } from 'lucide-react';
import { useState } from 'react';
import { Button, Card, Dialog, Switch } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { PaperChoice } from '../receipt/PaperChoice';
import { prepareSound, type Signal, signal } from '../sale/signal';
import { useSound } from './device-settings';
import { ScannerTrial } from './ScannerTrial';

/** What belongs to this device: the sounds, the receipts and the scanner. */
export function DeviceCards() {
  const { account } = usePosMessages();
  const [trying, setTrying] = useState(false);
  return (
    <>
      <Card title={account.device}>
        <div className="flex flex-col gap-5">
          <SoundSetting />
          <PaperChoice />
        </div>
      </Card>
      <Card title={account.scanner}>
        <Button onPress={() => setTrying(true)}>{account.tryScanner}</Button>
        <Dialog isOpen={trying} onOpenChange={setTrying} title={account.tryScanner} kind="sheet">
          <ScannerTrial />
        </Dialog>
      </Card>
    </>
  );
}

const SIGNALS: readonly Signal[] = ['paid', 'refused', 'unknown'];
/** From one sound of the trial to the next, in milliseconds. */
const APART = 1500;

function SoundSetting() {
  const { account, sale } = usePosMessages();
  const [on, setOn] = useSound();
  const play = () => {
    prepareSound();
    SIGNALS.forEach((kind, index) => {
      setTimeout(() => signal(kind), index * APART);
    });
  };
  return (
    <div className="flex flex-col gap-2">
      <Switch isSelected={on} onChange={setOn}>
        {account.sound}
      </Switch>
      <p className="text-ink-2 text-sm">{account.soundHelp}</p>
      {on && (
        <Button
          onPress={play}
          className="self-start"
          aria-label={`${account.soundTry}: ${SIGNALS.map((kind) => sale[kind]).join(' · ')}`}
        >
          <Volume2 aria-hidden="true" className="size-5" />
          {account.soundTry}
        </Button>
      )}
    </div>
  );
}
