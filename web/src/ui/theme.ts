import { useSyncExternalStore } from 'react';
import { onRemembered, recall, remember } from '../device';

export const THEMES = ['light', 'dark', 'system'] as const;

/** The look of this device. */
export type Theme = (typeof THEMES)[number];

const changed = new Set<() => void>();

function chosen(): Theme {
  const stored = recall('theme');
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

function subscribe(listener: () => void): () => void {
  changed.add(listener);
  const stop = onRemembered('theme', listener);
  return () => {
    changed.delete(listener);
    stop();
  };
}

function darkWanted(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}

/** Whether dark colours are shown now. */
function isDark(theme: Theme): boolean {
  return theme === 'dark' || (theme === 'system' && darkWanted().matches);
}

/** Puts the chosen look on the page. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = isDark(chosen()) ? 'dark' : 'light';
  for (const listener of changed) listener();
}

/** Puts the look on the page, and keeps it in step with the device and with other tabs. */
export function watchTheme(): void {
  applyTheme();
  darkWanted().addEventListener('change', applyTheme);
  onRemembered('theme', applyTheme);
}

/** The look of this device, and how to change it. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(subscribe, chosen);
  const set = (next: Theme) => {
    remember('theme', next);
    applyTheme();
  };
  return [theme, set];
}

/** Whether dark colours are shown now. */
export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, () => document.documentElement.dataset.theme === 'dark');
}
