import { useSyncExternalStore } from 'react';
import { onRemembered, recall, remember } from '../../../../device';

/** How wide the receipts of this device are, in millimetres. */
export type PaperWidth = '80' | '58';

/** The time between two characters of this device's scanner, in milliseconds. */
const GAP_LIMITS = { least: 50, most: 250 } as const;

const listeners = new Set<() => void>();

function set(name: string, value: string | null): void {
  remember(name, value);
  for (const listener of listeners) listener();
}

function subscribeTo(name: string): (listener: () => void) => () => void {
  return (listener) => {
    listeners.add(listener);
    const stop = onRemembered(name, listener);
    return () => {
      listeners.delete(listener);
      stop();
    };
  };
}

const onSound = subscribeTo('sound');
const onPaper = subscribeTo('paper');
const onGap = subscribeTo('scanner-gap');

/** Whether results are told by sound. */
export function isSoundOn(): boolean {
  return recall('sound') !== 'off';
}

function paperWidth(): PaperWidth {
  return recall('paper') === '58' ? '58' : '80';
}

function scannerGap(): number {
  const stored = Number(recall('scanner-gap') ?? Number.NaN);
  return Number.isFinite(stored) ? clampGap(stored) : GAP_LIMITS.least;
}

function clampGap(gapMs: number): number {
  return Math.min(GAP_LIMITS.most, Math.max(GAP_LIMITS.least, Math.ceil(gapMs)));
}

/** Whether results are told by sound, and how to change it. */
export function useSound(): readonly [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(onSound, isSoundOn);
  return [on, (next) => set('sound', next ? null : 'off')];
}

/** The width of receipts, and how to change it. */
export function usePaperWidth(): readonly [PaperWidth, (width: PaperWidth) => void] {
  const width = useSyncExternalStore(onPaper, paperWidth);
  return [width, (next) => set('paper', next)];
}

/** The time between two characters of the scanner, and how to fit it to one that was measured. */
export function useScannerGap(): readonly [number, (measuredMs: number) => number] {
  const gap = useSyncExternalStore(onGap, scannerGap);
  const adapt = (measuredMs: number) => {
    // Half as much again, because no two scans are alike.
    const next = clampGap(measuredMs * 1.5);
    set('scanner-gap', String(next));
    return next;
  };
  return [gap, adapt];
}
