import type { LucideIcon } from 'lucide-react';
import { Delete } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useConfig } from '../../../../api/config';
import { useMessages } from '../../../../i18n';
import type { AmountKey } from '../../../../money';

interface Props {
  readonly onKey: (key: AmountKey) => void;
}

const DIGITS: readonly AmountKey[] = ['7', '8', '9', '4', '5', '6', '1', '2', '3'];

/** The keys of an amount. They never take the focus, so that Enter of the keyboard confirms and presses none. */
export function Keypad({ onKey }: Props) {
  const { keypad } = useMessages();
  const { decimals } = useConfig();
  return (
    <fieldset className="grid grid-cols-3 gap-2">
      <legend className="sr-only">{keypad.amount}</legend>
      {DIGITS.map((key) => (
        <Key key={key} text={key} onPress={() => onKey(key)} />
      ))}
      {decimals === 0 ? (
        <Key text="00" label={keypad.doubleZero} onPress={() => onKey('00')} />
      ) : (
        <Key text="." label={keypad.mark} onPress={() => onKey('mark')} />
      )}
      <Key text="0" onPress={() => onKey('0')} />
      <Key icon={Delete} label={keypad.backspace} onPress={() => onKey('backspace')} />
    </fieldset>
  );
}

interface KeyProps {
  readonly text?: string;
  readonly icon?: LucideIcon;
  readonly label?: string;
  readonly onPress: () => void;
}

function Key({ text, icon: Icon, label, onPress }: KeyProps) {
  return (
    <AriaButton
      onPress={onPress}
      preventFocusOnPress
      {...(label !== undefined && { 'aria-label': label })}
      className="flex min-h-16 select-none items-center justify-center rounded-control border border-line bg-surface font-semibold text-2xl tabular-nums hover:bg-surface-2 pressed:bg-line"
    >
      {Icon ? <Icon aria-hidden="true" className="size-7" /> : text}
    </AriaButton>
  );
}
