import type { Browser, BrowserContext } from '@playwright/test';
import { openTill, signInMember } from '../support/sign-in';
import { expect, test } from '../support/test';
import { report } from './report';

/** How soon the first press on a page counts, in milliseconds, on a processor a quarter as fast. */
const READY_MS = 1000;
const SLOWER = 4;
const LOADS = 9;

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** A page, and what can be pressed or filled when it is ready. */
const PAGES = [
  { path: '/wallet/', control: 'input[type=password]', signedIn: false },
  { path: '/wallet/', control: 'nav a', signedIn: true },
  { path: '/wallet/transactions', control: 'nav a', signedIn: true },
  { path: '/pos/', control: 'input[type=password]', signedIn: false },
  { path: '/pos/', control: 'main button', signedIn: true },
  { path: '/pos/sales', control: 'main li a', signedIn: true },
];

for (const { path, control, signedIn } of PAGES) {
  const who = signedIn ? 'signed in' : 'nobody signed in';
  test(`${path}, ${who}, is ready at its first load`, async ({
    browser,
    context,
    page,
    server,
  }) => {
    let state: State = { cookies: [], origins: [] };
    if (signedIn && path.startsWith('/pos')) {
      await openTill(page, server, server.accounts.merchant.cashier);
      state = await context.storageState();
    } else if (signedIn) {
      await page.goto('/wallet/');
      await signInMember(page, server.accounts);
      await page.locator('nav a').first().waitFor();
      state = await context.storageState();
    }
    await page.close();
    const times: number[] = [];
    for (let load = 0; load < LOADS; load += 1) {
      times.push(await readyAfter(browser, `${server.url}${path}`, { state, control }));
    }
    expect(report(`${path}, ${who}`, times)).toBeLessThan(READY_MS);
  });
}

/** Loads a page with nothing cached. Gives the milliseconds until a control is there and nothing runs. */
async function readyAfter(
  browser: Browser,
  url: string,
  { state, control }: { readonly state: State; readonly control: string },
): Promise<number> {
  const context = await browser.newContext({ storageState: state, locale: 'en-GB' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript((selector) => {
    new MutationObserver((_, observer) => {
      if (document.querySelector(selector) === null) return;
      observer.disconnect();
      setTimeout(() => performance.mark('ready'));
    }).observe(document, { childList: true, subtree: true });
  }, control);
  await page.goto(url);
  const marked = () =>
    page.evaluate(() => performance.getEntriesByName('ready')[0]?.startTime ?? 0);
  await expect.poll(marked).toBeGreaterThan(0);
  const ready = await marked();
  await context.close();
  return ready;
}
