import { expect, it } from 'vitest';
import { LANGUAGES } from '../../../i18n';
import { posCatalogue } from '.';

/** Every text of a catalogue with its place; functions are called with made-up arguments. */
function texts(value: unknown, place = ''): [string, string][] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value === 'function') return [[place, String(value(3, 3))]];
  return Object.entries(value as object).flatMap(([name, inner]) =>
    texts(inner, `${place}.${name}`),
  );
}

it('every text says something, in every language', async () => {
  for (const language of LANGUAGES) {
    const all = texts(await posCatalogue.load(language));
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([]);
  }
});

it('the Chinese catalogues keep their own characters apart', async () => {
  const [hant, hans] = await Promise.all(
    (['zh-Hant', 'zh-Hans'] as const).map(async (language) =>
      texts(await posCatalogue.load(language))
        .map(([, text]) => text)
        .join(''),
    ),
  );
  // Frequent characters that exist in one of the two only.
  expect(hant).not.toMatch(/[码请网络额户时间过开关页个们为产动录这扫还没]/);
  expect(hans).not.toMatch(/[碼請網絡額戶時間過開關頁個們為產動錄這掃還沒]/);
});
