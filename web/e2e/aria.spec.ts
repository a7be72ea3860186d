import { expect } from '@playwright/test';
import { till } from './screens/pos';
import { type Gallery, show } from './screens/screen';
import { wallet } from './screens/wallet';
import { WORDS } from './screens/words';
import { accountOf, signIn } from './support/shop';
import { test } from './support/shop-test';

/**
 * What readers of screens find on the main pages of the apps: `aria/` keeps it. After an intended change,
 * `npx playwright test e2e/aria.spec.ts -u all` writes it again; times, numbers and ids must then be made
 * expressions again.
 */
const KEPT: readonly (readonly [Gallery, readonly string[]])[] = [
  [
    wallet,
    [
      'sign-in',
      'activate',
      'home',
      'card',
      'card-corporate',
      'card-frozen',
      'members',
      'bind',
      'pay-choice',
      'pay-code',
      'pay-none',
      'recharge',
      'transactions',
      'receipt',
      'points',
      'settings',
      'profile',
      'sessions',
    ],
  ],
  [
    till,
    [
      'sign-in',
      'amount',
      'scan',
      'refused',
      'sales',
      'order',
      'order-cashier',
      'transaction-recharge',
      'receipt',
      'recharge',
      'enrol',
      'today',
      'settlements',
      'settlement',
      'staff',
      'colleague',
      'settings',
      'totp',
      'sessions',
    ],
  ],
];

/** What stands around all pages is kept with these. */
const FIRST_PAGES = ['home', 'amount'];

test.skip(process.env.MPS_WEB_URL !== undefined, 'it takes a shop of its own');

for (const [{ app, screens }, names] of KEPT) {
  for (const name of names) {
    test(`${app}: ${name} is what readers of screens know`, async ({ browser, shop }) => {
      const screen = screens.find((candidate) => candidate.name === name);
      if (screen === undefined) throw new Error(`there is no ${name}`);
      const context = await browser.newContext({
        baseURL: shop.server.url,
        locale: 'en-GB',
        serviceWorkers: 'block',
      });
      if (screen.as) await signIn(context, app, accountOf(screen.as, shop.server));
      const page = await context.newPage();
      await show(app, screen, { page, shop, words: WORDS.en });
      const part = page.locator(FIRST_PAGES.includes(name) ? 'body' : 'main');
      await expect(part).toMatchAriaSnapshot({ name: `${app}-${name}.aria.yml` });
      await context.close();
    });
  }
}
