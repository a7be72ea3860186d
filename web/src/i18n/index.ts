import { common } from './common';

export { type Catalogue, createCatalogue } from './catalogue';
export type { Messages } from './common/zh-Hant';
export { businessDay, type DateStyle, formatDate, formatDay, formatHour } from './dates';
export { type ErrorText, type ErrorTexts, loadErrorTexts, useErrorTexts } from './error-texts';
export { LANGUAGE_NAMES, LANGUAGES, type Language } from './language';
export { plural } from './plural';
export { I18nProvider, loadMessages, useLanguage } from './provider';

/** The words that all apps share, in the language in force. */
export const useMessages = common.useMessages;
