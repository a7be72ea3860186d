import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../i18n';
import { ONLY_HANS, ONLY_HANT, texts } from '../../../test/texts';
import { walletCatalogue } from '.';
import { pageCatalogue } from './page-messages';

async function allOf(language: Language) {
  return texts([await walletCatalogue.load(language), await pageCatalogue.load(language)]);
}

it.each(LANGUAGES)('every text in %s says something', async (language) => {
  const all = await allOf(language);
  expect(all.length).toBeGreaterThan(200);
  expect(all.filter(([, text]) => text.trim() === '')).toEqual([]);
});

it('the Chinese catalogues keep their own characters apart', async () => {
  const joined = async (language: Language) =>
    (await allOf(language)).map(([, text]) => text).join('');
  expect(await joined('zh-Hant')).not.toMatch(ONLY_HANS);
  expect(await joined('zh-Hans')).not.toMatch(ONLY_HANT);
});

describe('a discount', () => {
  it.each([
    [950, '95 折', '5% off'],
    [900, '9 折', '10% off'],
    [885, '88.5 折', '11.5% off'],
  ])('of %i thousandths', async (thousandths, chinese, english) => {
    expect((await walletCatalogue.load('zh-Hant')).discountOf(thousandths)).toBe(chinese);
    expect((await walletCatalogue.load('en')).discountOf(thousandths)).toBe(english);
  });
});
