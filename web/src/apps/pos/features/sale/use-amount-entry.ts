import { useRef, useState } from 'react';
import { useConfig } from '../../../../api/config';
import {
  type AmountEntry,
  type AmountKey,
  amountKeyOf,
  amountOf,
  EMPTY_ENTRY,
  entryOf,
  type Minor,
  pressAmountKey,
} from '../../../../money';

/** The amount that is being typed. */
export interface AmountInput {
  readonly entry: AmountEntry;
  /**
   * The amount at this moment. A digit and Enter may arrive together, before anything is shown, and the
   * amount that is confirmed has to have that digit.
   */
  readonly now: () => Minor;
  readonly press: (key: AmountKey) => void;
  /** Takes a key of the keyboard. Tells whether it was one of the keypad's. */
  readonly type: (key: string) => boolean;
}

/** Takes an amount from a keypad and a keyboard, beginning with an earlier one if there is one. */
export function useAmountEntry(start: Minor | null): AmountInput {
  const { decimals } = useConfig();
  const [entry, setEntry] = useState(() =>
    start === null ? EMPTY_ENTRY : entryOf(start, decimals),
  );
  const latest = useRef(entry);
  const press = (key: AmountKey) => {
    latest.current = pressAmountKey(latest.current, key, decimals);
    setEntry(latest.current);
  };
  return {
    entry,
    now: () => amountOf(latest.current, decimals),
    press,
    type: (key) => {
      const amountKey = amountKeyOf(key);
      if (amountKey === null) return false;
      press(amountKey);
      return true;
    },
  };
}
