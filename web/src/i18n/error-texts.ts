import { useEffect, useSyncExternalStore } from 'react';
import type { ErrorCode } from '../api/error-codes';
import type { Language } from './language';
import { useLanguage } from './provider';

/** What happened, and the way out. */
export interface ErrorText {
  readonly title: string;
  readonly help: string;
}

/** The words for every code of the server. */
export type ErrorTexts = Readonly<Record<ErrorCode, ErrorText>>;

const loaders: Readonly<Record<Language, () => Promise<{ readonly default: ErrorTexts }>>> = {
  'zh-Hant': () => import('./errors/zh-Hant'),
  'zh-Hans': () => import('./errors/zh-Hans'),
  en: () => import('./errors/en'),
};

const loaded = new Map<Language, ErrorTexts>();
const listeners = new Set<() => void>();

/** Loads the words of the server's errors, which most visits do not need, after everything else. */
export async function loadErrorTexts(language: Language): Promise<void> {
  if (loaded.has(language)) return;
  loaded.set(language, (await loaders[language]()).default);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The words of the server's errors; null until they are loaded. Meanwhile there are the server's own. */
export function useErrorTexts(): ErrorTexts | null {
  const { language } = useLanguage();
  useEffect(() => {
    loadErrorTexts(language).catch(() => undefined);
  }, [language]);
  return useSyncExternalStore(subscribe, () => loaded.get(language) ?? null);
}
