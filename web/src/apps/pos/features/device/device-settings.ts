import { useSyncExternalStore } from 'react';
import { onRemembered, recall, remember } from '../../../../device';

/** The time between two characters of this device's scanner, in milliseconds. */
const GAP_LIMITS = { least: 50, most: 250 } as const;

const onSound = (changed: () => void) => onRemembered('sound', changed);
const onGap = (changed: () => void) => onRemembered('scanner-gap', changed);

/** Whether results are told by sound. */
export function isSoundOn(): boolean {
  return recall('sound') !== 'off';
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
  return [on, (next) => remember('sound', next ? null : 'off')];
}

/** The time between two characters of the scanner, and how to fit it to one that was measured. */
export function useScannerGap(): readonly [number, (measuredMs: number) => number] {
  const gap = useSyncExternalStore(onGap, scannerGap);
  const adapt = (measuredMs: number) => {
    // Half as much again, because no two scans are alike.
    const next = clampGap(measuredMs * 1.5);
    remember('scanner-gap', String(next));
    return next;
  };
  return [gap, adapt];
}
