import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../i18n';
import { walletCatalogue } from '.';
import { pageCatalogue } from './page-messages';

/** Every text with its place; functions are called with made-up arguments. */
function texts(value: unknown, place = ''): [string, string][] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value === 'function') return [[place, String(value(3, 3))]];
  return Object.entries(value as object).flatMap(([name, inner]) =>
    texts(inner, `${place}.${name}`),
  );
}

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
  expect(await joined('zh-Hant')).not.toMatch(
    /[码请网络额户时间过开关页个们为产动录这现条记录让给说还没张]/,
  );
  expect(await joined('zh-Hans')).not.toMatch(
    /[碼請網絡額戶時間過開關頁個們為產動錄這現條記讓給說還沒張]/,
  );
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
