import { type Browser, type BrowserContext, expect } from '@playwright/test';
import { till } from './screens/pos';
import { type Gallery, show } from './screens/screen';
import { wallet } from './screens/wallet';
import { WORDS } from './screens/words';
import { accountOf, type Shop, signIn, type Who } from './support/shop';
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

// A trace of each page would take longer than the page.
test.use({ trace: 'off' });
test.skip(process.env.MPS_WEB_URL !== undefined, 'it takes a shop of its own');

/** What everybody looks with. A sale that a cashier begins stays on the device, so cashiers have new ones. */
const devices = new Map<Who | undefined, BrowserContext>();

async function deviceOf(app: Gallery['app'], as: Who | undefined, browser: Browser, shop: Shop) {
  const known = devices.get(as);
  if (known !== undefined && as !== 'cashier') return known;
  await known?.close();
  const made = await browser.newContext({
    baseURL: shop.server.url,
    locale: 'en-GB',
    serviceWorkers: 'block',
  });
  if (as !== undefined) await signIn(made, app, accountOf(as, shop.server));
  devices.set(as, made);
  return made;
}

for (const [{ app, screens }, names] of KEPT) {
  for (const name of names) {
    test(`${app}: ${name} is what readers of screens know`, async ({ browser, shop }) => {
      const screen = screens.find((candidate) => candidate.name === name);
      if (screen === undefined) throw new Error(`there is no ${name}`);
      const page = await (await deviceOf(app, screen.as, browser, shop)).newPage();
      await show(app, screen, { page, shop, words: WORDS.en });
      const part = FIRST_PAGES.includes(name) ? page.locator('body') : page.getByRole('main');
      await expect(part).toMatchAriaSnapshot({ name: `${app}-${name}.aria.yml` });
      await page.close();
    });
  }
}
