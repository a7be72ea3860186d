import { useLayoutEffect, useRef, useState } from 'react';
import { useWedge } from '../../../../scan';
import { useScannerGap } from './device-settings';

/** What the trial of a scanner found. */
export interface TrialScan {
  readonly text: string;
  /** The longest time between two characters, in milliseconds; null for the camera. */
  readonly slowest: number | null;
  /** What the till now allows between two characters. */
  readonly gap: number | null;
}

/** The trial is patient: it must also recognise scanners that are slower than the setting. */
const PATIENCE_MS = 250;

/** Listens for a scan of any speed, and fits the till to it when it was `expected`. */
export function useScanTrial(expected: string): {
  readonly scan: TrialScan | null;
  readonly onCamera: (text: string) => void;
} {
  const [scan, setScan] = useState<TrialScan | null>(null);
  const [, adapt] = useScannerGap();
  const times = useRef<number[]>([]);
  useLayoutEffect(() => {
    // Before the scanner's listener, which keeps keys from all listeners after it.
    const onKey = (event: KeyboardEvent) => {
      if (event.repeat || event.timeStamp - (times.current.at(-1) ?? 0) > PATIENCE_MS) {
        times.current = [];
      }
      times.current.push(event.timeStamp);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
  useWedge({
    gapMs: PATIENCE_MS,
    onScan: (text) => {
      const slowest = Math.ceil(longestGap(times.current));
      times.current = [];
      setScan({ text, slowest, gap: text === expected ? adapt(slowest) : null });
    },
  });
  return { scan, onCamera: (text) => setScan({ text, slowest: null, gap: null }) };
}

/** The longest time between two neighbours. */
export function longestGap(times: readonly number[]): number {
  return times.reduce((longest, time, index) => {
    const before = times[index - 1];
    return before === undefined ? longest : Math.max(longest, time - before);
  }, 0);
}
