import { use } from 'react';
import { createCatalogue, type Language, useLanguage } from '../../../i18n';
import type { PageMessages } from './pages/zh-Hant';

/** The words of all pages but the first one. They are loaded with the first page that needs them. */
export const pageCatalogue = createCatalogue<PageMessages>({
  'zh-Hant': () => import('./pages/zh-Hant'),
  'zh-Hans': () => import('./pages/zh-Hans'),
  en: () => import('./pages/en'),
});

const loading = new Map<Language, Promise<PageMessages>>();

function load(language: Language): Promise<PageMessages> {
  const known = loading.get(language);
  if (known !== undefined) return known;
  const words = pageCatalogue.load(language);
  loading.set(language, words);
  // What failed is tried again by whoever asks next.
  words.catch(() => loading.delete(language));
  return words;
}

/** The words of the pages, in the language in force. Waits while they are loaded. */
export function usePageMessages(): PageMessages {
  return use(load(useLanguage().language));
}
