import { expect, it } from 'vitest';
import { LANGUAGES } from '../../../i18n';
import { ONLY_HANS, ONLY_HANT, texts } from '../../../test/texts';
import { posCatalogue } from '.';

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
  expect(hant).not.toMatch(ONLY_HANS);
  expect(hans).not.toMatch(ONLY_HANT);
});
