import { createCatalogue } from '../../../i18n';
import type { WalletMessages } from './zh-Hant';

/** The words that every visit needs. The other pages' are in `usePageMessages`. */
export const walletCatalogue = createCatalogue<WalletMessages>({
  'zh-Hant': () => import('./zh-Hant'),
  'zh-Hans': () => import('./zh-Hans'),
  en: () => import('./en'),
});

export const useWalletMessages = walletCatalogue.useMessages;
