import { act, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ERROR_CODES } from '../api/error-codes';
import { ONLY_HANS, ONLY_HANT, texts } from '../test/texts';
import {
  createCatalogue,
  I18nProvider,
  LANGUAGES,
  type Language,
  loadMessages,
  useLanguage,
  useMessages,
} from '.';
import { common } from './common';
import { businessDay, formatDate, formatDay } from './dates';
import { firstLanguage, languageOf } from './language';
import { plural } from './plural';

const words = createCatalogue<{ hello: string }>({
  'zh-Hant': async () => ({ default: { hello: '您好' } }),
  'zh-Hans': async () => ({ default: { hello: '您好' } }),
  en: async () => ({ default: { hello: 'Hello' } }),
});

/** The words of the server's errors in a language. */
async function errorsOf(language: Language): Promise<object> {
  return (await import(`./errors/${language}.ts`)).default;
}

it('every text of every language says something', async () => {
  for (const language of LANGUAGES) {
    const all = [...texts(await common.load(language)), ...texts(await errorsOf(language))];
    expect(all.length).toBeGreaterThan(2 * ERROR_CODES.length + 100);
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([]);
  }
});

it.each([
  ['zh-Hant', '已凍結'],
  ['zh-Hans', '已冻结'],
  ['en', 'Frozen'],
] as const)(
  'in %s, each state of a card has a word of its own, and `inactive` is %s',
  async (language, frozen) => {
    const { cardStatus } = await common.load(language);
    expect(cardStatus.inactive).toBe(frozen);
    const words = Object.values(cardStatus);
    expect(new Set(words).size).toBe(words.length);
  },
);

it('the Chinese catalogues keep their own characters apart', async () => {
  const [hant, hans] = await Promise.all(
    (['zh-Hant', 'zh-Hans'] as const).map(async (language) =>
      [...texts(await common.load(language)), ...texts(await errorsOf(language))]
        .map(([, text]) => text)
        .join(''),
    ),
  );
  expect(hant).not.toMatch(ONLY_HANS);
  expect(hans).not.toMatch(ONLY_HANT);
});

it('understands the languages of browsers', () => {
  expect(['zh-TW', 'zh-HK', 'zh', 'zh-Hant-TW'].map(languageOf)).toEqual(Array(4).fill('zh-Hant'));
  expect(['zh-CN', 'zh-SG', 'zh-Hans-CN'].map(languageOf)).toEqual(Array(3).fill('zh-Hans'));
  expect(['en', 'en-GB', 'fr', 'england'].map(languageOf)).toEqual(['en', 'en', null, null]);
});

function Sample() {
  const { setLanguage } = useLanguage();
  return (
    <button type="button" onClick={() => setLanguage('en')}>
      {words.useMessages().hello} {useMessages().actions.cancel}
    </button>
  );
}

it('changes the language in place, and remembers it', async () => {
  const initial = await loadMessages(words, 'zh-Hant');
  render(
    <I18nProvider app={words} initial={initial}>
      <Sample />
    </I18nProvider>,
  );
  expect(document.documentElement.lang).toBe('zh-Hant');
  await act(async () => screen.getByRole('button', { name: '您好 取消' }).click());
  expect(await screen.findByRole('button', { name: 'Hello Cancel' })).toBeVisible();
  expect(document.documentElement.lang).toBe('en');
  expect(firstLanguage()).toBe('en');
});

it('shows times on the clocks of the shop, wherever the device is', () => {
  const instant = '2026-11-30T17:30:00.000000Z';
  expect(formatDate(instant, 'time', 'zh-TW', 'Asia/Taipei')).toBe('01:30');
  expect(formatDate(instant, 'day', 'zh-CN', 'Asia/Taipei')).toBe('2026/12/01');
  expect(businessDay(new Date(instant), 'Asia/Taipei')).toBe('2026-12-01');
  expect(formatDay('2026-03-02', 'zh-CN')).toBe('2026/03/02');
});

it('counts in English', () => {
  expect([0, 1, 2].map((count) => plural(count, 'card', 'cards'))).toEqual([
    '0 cards',
    '1 card',
    '2 cards',
  ]);
});
