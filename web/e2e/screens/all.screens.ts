import { expect, type Page } from '@playwright/test';
import { LANGUAGES } from '../../src/i18n/language';
import { accountOf, signIn } from '../support/shop';
import { test } from '../support/shop-test';
import { till } from './pos';
import { type Size, show } from './screen';
import { wallet } from './wallet';
import { WORDS } from './words';

const THEMES = ['light', 'dark'] as const;

for (const { app, sizes, screens } of [wallet, till]) {
  for (const screen of screens) {
    for (const language of LANGUAGES) {
      test(`${app} ${screen.name} ${language}`, async ({ browser, shop }) => {
        const context = await browser.newContext({
          baseURL: shop.server.url,
          reducedMotion: 'reduce',
          serviceWorkers: 'block',
        });
        const choose = (chosen: string) => localStorage.setItem('mps.language', chosen);
        await context.addInitScript(choose, language);
        if (screen.as) await signIn(context, app, accountOf(screen.as, shop.server));
        const page = await context.newPage();
        await show(app, screen, { page, shop, words: WORDS[language] });
        for (const theme of THEMES) {
          // The look follows the device where nobody chose one.
          await page.emulateMedia({ colorScheme: theme });
          for (const size of screen.sizes ?? sizes) {
            const file = `${screen.name}-${language}-${theme}-${size.join('x')}.png`;
            await photograph(page, size, `screens/${app}/${file}`);
          }
        }
        await context.close();
      });
    }
  }
}

async function photograph(page: Page, [width, height]: Size, path: string): Promise<void> {
  await page.setViewportSize({ width, height });
  await expect(page.getByRole('heading').or(page.getByRole('alert')).first()).toBeVisible();
  await page.mouse.move(0, 0);
  // All of a page is shown by a window as high as the page, so that what sticks to its edges stays there.
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const isCovered = (await page.locator('[role=dialog], [role=alertdialog]').count()) > 0;
  if (!isCovered && whole > height) await page.setViewportSize({ width, height: whole });
  await page.screenshot({ path, animations: 'disabled' });
}
