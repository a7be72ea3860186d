import { useEffect } from 'react';
import type { ChargeState } from '../../charge/state';
import { type Signal, signal } from './signal';

/** Results that were told already: a page that is built anew does not tell them twice. */
const told = new WeakSet<ChargeState>();

const SIGNALS: Partial<Record<ChargeState['kind'], Signal>> = {
  paid: 'paid',
  refused: 'refused',
  reversed: 'refused',
  unknown: 'unknown',
};

/** Tells each result once, by sound and vibration. */
export function useSignal(state: ChargeState): void {
  useEffect(() => {
    const kind = SIGNALS[state.kind];
    if (kind === undefined || told.has(state)) return;
    told.add(state);
    signal(kind);
  }, [state]);
}
