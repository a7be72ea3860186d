import { recall, remember } from '../device';

/** The languages of the apps. Their names are also the tags of `<html lang>`. */
export const LANGUAGES = ['zh-Hant', 'zh-Hans', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
  en: 'English',
};

/** The locale for dates, numbers and the components' own words. */
export const LOCALES: Readonly<Record<Language, string>> = {
  'zh-Hant': 'zh-TW',
  'zh-Hans': 'zh-CN',
  en: 'en-GB',
};

function isLanguage(text: string | null): text is Language {
  return LANGUAGES.some((language) => language === text);
}

/** The language of one tag of the browser; null when there are no words in it. */
export function languageOf(tag: string): Language | null {
  const lower = tag.toLowerCase();
  if (lower === 'en' || lower.startsWith('en-')) return 'en';
  if (lower.startsWith('zh-hans')) return 'zh-Hans';
  if (/^zh-(hant|tw|hk|mo)/.test(lower) || lower === 'zh') return 'zh-Hant';
  return lower.startsWith('zh-') ? 'zh-Hans' : null;
}

/** The language to begin with: the one that was chosen here, else the browser's, else zh-Hant. */
export function firstLanguage(): Language {
  const chosen = recall('language');
  if (isLanguage(chosen)) return chosen;
  for (const tag of navigator.languages ?? []) {
    const language = languageOf(tag);
    if (language) return language;
  }
  return 'zh-Hant';
}

/** Remembers the choice for this device. */
export function rememberLanguage(language: Language): void {
  remember('language', language);
}

/** Tells the browser, which chooses the forms of Han characters by it. */
export function applyLanguage(language: Language): void {
  document.documentElement.lang = language;
}
