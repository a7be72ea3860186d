import posEn from '../../src/apps/pos/i18n/en';
import posHans from '../../src/apps/pos/i18n/zh-Hans';
import posHant from '../../src/apps/pos/i18n/zh-Hant';
import pagesEn from '../../src/apps/wallet/i18n/pages/en';
import pagesHans from '../../src/apps/wallet/i18n/pages/zh-Hans';
import pagesHant from '../../src/apps/wallet/i18n/pages/zh-Hant';
import commonEn from '../../src/i18n/common/en';
import commonHans from '../../src/i18n/common/zh-Hans';
import commonHant from '../../src/i18n/common/zh-Hant';
import type { Language } from '../../src/i18n/language';

/** What stands on the buttons that a picture needs pressed, in each language. */
export const WORDS = {
  'zh-Hant': { common: commonHant, pages: pagesHant, pos: posHant },
  'zh-Hans': { common: commonHans, pages: pagesHans, pos: posHans },
  en: { common: commonEn, pages: pagesEn, pos: posEn },
} satisfies Record<Language, object>;

export type Words = (typeof WORDS)['zh-Hant'];
