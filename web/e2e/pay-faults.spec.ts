import type { Page } from '@playwright/test';
import { beginSale, openPhone } from './support/counter';
import { newColleague, newCustomer } from './support/newcomers';
import { heading } from './support/page';
import { administrator, manager } from './support/people';
import { scan } from './support/scanner';
import { openTill, signInStaff } from './support/sign-in';
import { expect, test as plain } from './support/test';
import { startWeather, type Weather, type WeatherProxy } from './support/weather';

/** Tests whose till is behind a proxy with weather. */
const test = plain.extend<{ readonly weather: WeatherProxy }>({
  weather: async ({ server }, use) => {
    const weather = await startWeather(server.url);
    await use(weather);
    await weather.stop();
  },
  baseURL: async ({ weather }, use) => use(weather.url),
});

/** The requests of a sale meet these in turn, for ever. A browser may send again by itself. */
function always(weather: WeatherProxy, ...coming: readonly Weather[]): void {
  let sent = 0;
  weather.choose = () => coming[sent++ % coming.length] ?? 'good';
}

const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

test('an answer that is lost is asked for again, and the member pays once', async ({
  browser,
  page,
  request,
  server,
  weather,
}) => {
  const customer = await newCustomer(request, server, '50.00');
  const phone = await openPhone(browser, server, customer);
  await openTill(page, server, server.accounts.merchant.cashier);
  await beginSale(page, '20');
  always(weather, 'cut');
  await scan(page, await phone.code());
  await expect(heading(phone.page, 'Paid')).toBeVisible();
  always(weather, 'good');
  await expect(heading(page, 'Paid')).toBeVisible();
  expect(new Set(weather.orders).size).toBe(1);
  expect(weather.orders.length).toBeGreaterThan(1);
  expect((await customer.card()).balance).toBe(30);
  await phone.close();
});

test('when no answer comes at all, a person asks again or reverses', async ({
  page,
  request,
  server,
  weather,
}) => {
  const customer = await newCustomer(request, server, '50.00');
  await openTill(page, server, server.accounts.merchant.cashier);
  await beginSale(page, '20');
  always(weather, 'half', 'dropped', 'cut', 'gateway after');
  await scan(page, await customer.newCode());
  await expect(heading(page, 'Perhaps charged, perhaps not')).toBeVisible({ timeout: 20_000 });
  expect((await customer.card()).balance).toBe(30);
  always(weather, 'good');
  await press(page, 'Ask again');
  await expect(heading(page, 'Paid')).toBeVisible();
  expect(new Set(weather.orders).size).toBe(1);
  await press(page, 'Next sale');

  await beginSale(page, '7');
  always(weather, 'dropped', 'cut');
  await scan(page, await customer.newCode());
  await expect(heading(page, 'Perhaps charged, perhaps not')).toBeVisible({ timeout: 20_000 });
  expect((await customer.card()).balance).toBe(23);
  always(weather, 'good');
  await press(page, 'Reverse this sale');
  await expect(heading(page, 'Reversed')).toBeVisible();
  await expect(page.getByText('All that was charged has been given back.')).toBeVisible();
  expect((await customer.card()).balance).toBe(30);
});

test('a code that another one replaced pays nothing, and the new one does', async ({
  page,
  request,
  server,
}) => {
  const customer = await newCustomer(request, server, '50.00');
  await openTill(page, server, server.accounts.merchant.cashier);
  await beginSale(page, '20');
  const old = await customer.newCode();
  const code = await customer.newCode();
  await scan(page, old);
  await expect(heading(page, 'Not charged')).toBeVisible();
  await press(page, 'Scan again');
  await scan(page, code);
  await expect(heading(page, 'Paid')).toBeVisible();
  expect((await customer.card()).balance).toBe(30);
});

test('a member who is suspended while signed in pays nothing, and is told', async ({
  browser,
  page,
  request,
  server,
}) => {
  const customer = await newCustomer(request, server, '50.00');
  const boss = await administrator(request, server);
  const phone = await openPhone(browser, server, customer);
  const code = await phone.code();
  const { user_info: user } = await customer.get<{ user_info: { id: string } }>('/auth/me');
  await boss.post('/admin/members/suspend', { member_id: user.id, reason: 'a test' });
  await phone.page.reload();
  await expect(phone.page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await openTill(page, server, server.accounts.merchant.cashier);
  await beginSale(page, '20');
  await scan(page, code);
  await expect(heading(page, 'Not charged')).toBeVisible();
  await phone.close();
});

test('a card that is frozen while its code is shown pays nothing, and the till says why', async ({
  browser,
  page,
  request,
  server,
}) => {
  const customer = await newCustomer(request, server, '50.00');
  const boss = await administrator(request, server);
  const phone = await openPhone(browser, server, customer);
  const code = await phone.code();
  const { id } = await customer.card();
  await boss.post('/admin/cards/freeze', { card_id: id, reason: 'a test' });
  await openTill(page, server, server.accounts.merchant.cashier);
  await beginSale(page, '20');
  await scan(page, code);
  await expect(heading(page, 'Not charged')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('frozen');
  expect((await customer.card()).balance).toBe(50);
  await phone.close();
});

test('a session that ends in mid-sale: after signing in, the same sale goes on', async ({
  page,
  request,
  server,
  weather,
}) => {
  const customer = await newCustomer(request, server, '50.00');
  const cashier = await newColleague(request, server, 'cashier');
  const till = await manager(request, server);
  await openTill(page, server, cashier);
  await beginSale(page, '20');
  const at = `/merchant/staff/${cashier.id}`;
  await till.patch(at, { status: 'inactive' });
  await till.patch(at, { status: 'active' });
  await scan(page, await customer.newCode());
  await expect(page.getByText('Your session has ended')).toBeVisible();
  await signInStaff(page, server.accounts, cashier);
  await expect(heading(page, 'Not charged')).toBeVisible();
  await press(page, 'Send again');
  await expect(heading(page, 'Paid')).toBeVisible();
  expect(new Set(weather.orders).size).toBe(1);
  expect((await customer.card()).balance).toBe(30);
});

test('of two tabs one charges, and the other takes over when it is gone', async ({
  context,
  page,
  server,
}) => {
  await openTill(page, server, server.accounts.merchant.cashier);
  const second = await context.newPage();
  await second.goto('/pos/');
  await expect(second.getByText('Another tab of this device charges')).toBeVisible();
  await page.close();
  await press(second, 'Charge here');
  await expect(second.getByRole('button', { name: 'Type the amount first' })).toBeVisible();
  await second.keyboard.type('5');
  await expect(second.getByRole('button', { name: 'Charge ¥5.00' })).toBeVisible();
});

test('a new version waits until the sale is over', async ({ page, request, server, weather }) => {
  const customer = await newCustomer(request, server, '50.00');
  await openTill(page, server, server.accounts.merchant.cashier);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await beginSale(page, '20');
  weather.rewrite = (path, text) => (path === '/pos/sw.js' ? `${text}\n// a new version` : text);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });
  await expect
    .poll(() =>
      page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state ?? 'none'),
    )
    .toBe('installed');
  await expect(heading(page, 'Scan the payment code')).toBeVisible();
  await scan(page, await customer.newCode());
  await expect(heading(page, 'Paid')).toBeVisible();
  await press(page, 'Next sale');
  await expect(page.getByText('There is a new version')).toBeVisible();
  const loaded = page.waitForEvent('load');
  await press(page, 'Update now');
  await loaded;
  await expect(heading(page, 'Charge')).toBeVisible();
  await expect(page.getByText('There is a new version')).toBeHidden();
  expect((await customer.card()).balance).toBe(30);
});
