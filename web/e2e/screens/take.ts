import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { LANGUAGES } from '../../src/i18n/language';
import { type Server, startServer } from '../support/server';
import { PHONES, prepareShop, SECRET, type Shop } from './shop';
import { WORDS, type Words } from './words';

/** Who looks at a page: members of the wallet and people at the till. */
type Who = 'rich' | 'frozen' | 'lost' | keyof typeof PHONES | 'cashier' | 'manager' | 'maria';

/** A page as it is photographed. */
export interface Scene {
  readonly page: Page;
  readonly shop: Shop;
  readonly words: Words;
}

/** A page in one of its states. */
export interface Screen {
  /** In the names of its pictures. */
  readonly name: string;
  /** Below the address of the app; or from the server's, with a stroke before it. */
  readonly path?: string | ((shop: Shop) => string);
  /** Who is signed in; nobody when it is left out. */
  readonly as?: Who;
  /** What happens to the page's requests. */
  readonly before?: (scene: Scene) => Promise<void>;
  /** What is done on the page until it is in this state. */
  readonly reach?: (scene: Scene) => Promise<void>;
  /** In place of the app's own. */
  readonly sizes?: readonly Size[];
}

/** Width and height of a window. */
export type Size = readonly [number, number];

/** How long ago the demo shop's own sales were, so that some are settled. */
const AGE_SECS = 2 * 60 * 60;
const THEMES = ['light', 'dark'] as const;

const test = base.extend<object, { shop: Shop }>({
  shop: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
    async ({}, use) => {
      const server = await startServer({}, AGE_SECS);
      const shop = await prepareShop(server);
      await use(shop);
      await shop.close();
      await server.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ shop }, use) => use(shop.server.url),
});

/** Photographs an app's pages in every language, look and size. */
export function photograph(
  app: 'wallet' | 'pos',
  sizes: readonly Size[],
  screens: readonly Screen[],
) {
  for (const { name, path = '', as, before, reach, sizes: own = sizes } of screens) {
    for (const language of LANGUAGES) {
      test(`${app} ${name} ${language}`, async ({ browser, shop, baseURL }) => {
        const [width, height] = own[0] ?? [1280, 800];
        const context = await browser.newContext({
          baseURL: baseURL ?? '',
          viewport: { width, height },
          reducedMotion: 'reduce',
          serviceWorkers: 'block',
        });
        await context.addInitScript(
          (chosen) => localStorage.setItem('mps.language', chosen),
          language,
        );
        if (as !== undefined) await signIn(context, app, accountOf(as, shop.server));
        const page = await context.newPage();
        const scene: Scene = { page, shop, words: WORDS[language] };
        await before?.(scene);
        const address = typeof path === 'string' ? path : path(shop);
        await page.goto(address.startsWith('/') ? address : `/${app}/${address}`);
        await reach?.(scene);
        for (const theme of THEMES) {
          // The look follows the device where nobody chose one.
          await page.emulateMedia({ colorScheme: theme });
          for (const size of own) {
            await photo(
              page,
              size,
              `screens/${app}/${name}-${language}-${theme}-${size.join('x')}.png`,
            );
          }
        }
        await context.close();
      });
    }
  }
}

async function photo(page: Page, [width, height]: Size, path: string): Promise<void> {
  await page.setViewportSize({ width, height });
  await expect(page.getByRole('heading').or(page.getByRole('alert')).first()).toBeVisible();
  await page.mouse.move(0, 0);
  // All of a page is shown by a window as high as the page, so that what sticks to its edges stays there.
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const isCovered = (await page.locator('[role=dialog], [role=alertdialog]').count()) > 0;
  if (!isCovered && whole > height) await page.setViewportSize({ width, height: whole });
  await page.screenshot({ path, animations: 'disabled' });
}

function accountOf(who: Who, { accounts: { members, merchant } }: Server): object {
  const shopOf = (operator: string, password: string) => ({
    role: 'merchant',
    identifier: merchant.code,
    operator,
    password,
  });
  const memberOf = (which: number) => ({
    role: 'member',
    identifier: members[which]?.phone,
    password: members[which]?.password,
  });
  switch (who) {
    case 'rich':
      return memberOf(0);
    case 'frozen':
      return memberOf(1);
    case 'lost':
      return memberOf(2);
    case 'cashier':
    case 'manager':
      return shopOf(merchant[who].operator, merchant[who].password);
    case 'maria':
      return shopOf(who, SECRET);
    default:
      return { role: 'member', identifier: PHONES[who], password: SECRET };
  }
}

/** The session as the page would get it, without filling in its form each time. */
async function signIn(context: BrowserContext, app: string, data: object): Promise<void> {
  await context.request.post('/auth/login', {
    headers: { 'X-MPS-App': app, 'Sec-Fetch-Site': 'same-origin' },
    data,
    failOnStatusCode: true,
  });
}

/** Waits until nothing is being loaded. */
export async function loaded(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
}

/** Answers what the page asks for at an address, instead of the server. */
export async function answer(
  page: Page,
  path: string,
  status: number,
  json: object,
): Promise<void> {
  await page.route(
    (url) => url.pathname === path,
    (route) => route.fulfill({ status, json }),
  );
}

/** Lets no request for what is at or below an address reach the server. */
export async function cut(page: Page, path: string): Promise<void> {
  await page.route(
    (url) => url.pathname.startsWith(path),
    (route) => route.abort(),
  );
}

/** Presses a button. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}
