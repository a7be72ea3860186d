import { createCatalogue } from '../catalogue';
import type { Messages } from './zh-Hant';

/** The words that all apps share. */
export const common = createCatalogue<Messages>({
  'zh-Hant': () => import('./zh-Hant'),
  'zh-Hans': () => import('./zh-Hans'),
  en: () => import('./en'),
});
