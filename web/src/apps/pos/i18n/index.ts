import { createCatalogue } from '../../../i18n';
import type { PosMessages } from './zh-Hant';

export type { PosMessages };

/** The words of this app alone. */
export const posCatalogue = createCatalogue<PosMessages>({
  'zh-Hant': () => import('./zh-Hant'),
  'zh-Hans': () => import('./zh-Hans'),
  en: () => import('./en'),
});

export const usePosMessages = posCatalogue.useMessages;
