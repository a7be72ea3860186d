import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { digitsOf, heading } from './support/page';
import { manager } from './support/people';
import type { Server } from './support/server';
import { signInMember } from './support/sign-in';
import { expect, test } from './support/test';

test.use({ viewport: { width: 390, height: 844 } });

async function openWallet(page: Page, server: Server): Promise<void> {
  await page.goto('/wallet/');
  await signInMember(page, server.accounts);
  await expect(heading(page, 'My cards')).toBeVisible();
}

test('a link of the till becomes an account, once', async ({
  page,
  request,
  server,
  watched: _,
}) => {
  const { post } = await manager(request, server);
  const phone = `0977${String(Date.now()).slice(-6)}`;
  const { activation } = await post<{ activation: { token: string } }>('/merchant/members', {
    name: '新會員',
    phone,
  });
  const link = `/wallet/activate#${activation.token}`;
  await page.goto(link);
  await expect(heading(page, 'Choose a password')).toBeVisible();
  expect(page.url()).toBe(`${server.url}/wallet/activate`);
  await expectAccessible(page);
  await page.getByLabel('New password', { exact: true }).fill('a sentence of my own');
  await page.getByLabel('New password again').fill('a sentence of my own');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'My cards')).toBeVisible();
  await expect(page.getByText('新會員')).toBeVisible();
  await expectAccessible(page);

  await page.goto(link);
  await page.getByLabel('New password', { exact: true }).fill('a sentence of my own');
  await page.getByLabel('New password again').fill('a sentence of my own');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'This link does not work')).toBeVisible();
  await expectAccessible(page);
});

test('a payment shows on the phone within two seconds of the charge', async ({
  page,
  request,
  server,
  watched: _,
}) => {
  const { post } = await manager(request, server);
  await openWallet(page, server);
  await expectAccessible(page);
  // By keyboard alone.
  await page.getByRole('link', { name: 'Pay' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: 'QR code to pay with' })).toBeVisible();
  await expect(heading(page, 'Payment code')).toBeFocused();
  await expectAccessible(page);
  const code = await digitsOf(page);
  expect(code).toMatch(/^90\d{22}$/);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(kept).not.toContain(code.slice(0, 8));

  await post('/merchant/charge', { qr_plain: code, amount: '299.00', external_order_id: code });
  await expect(heading(page, 'Paid')).toBeVisible({ timeout: 2000 });
  await expect(heading(page, 'Paid')).toBeFocused();
  await expect(page.getByRole('main')).toContainText('¥284.05');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'See the receipt' }).click();
  await expect(heading(page, 'Receipt')).toBeVisible();
  await expectAccessible(page);
  // The code is not behind it: going back leads to the cards.
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(heading(page, 'My cards')).toBeVisible();
});

test('a second phone replaces the code, and the first one says so', async ({
  browser,
  page,
  server,
  watched: _,
}) => {
  await openWallet(page, server);
  await page.getByRole('link', { name: 'Pay' }).click();
  const first = await digitsOf(page);
  const other = await browser.newContext({ baseURL: server.url, locale: 'en-GB' });
  const second = await other.newPage();
  await openWallet(second, server);
  await second.getByRole('link', { name: 'Pay' }).click();
  expect(await digitsOf(second)).not.toBe(first);
  await expect(page.getByText('Another code replaced this one')).toBeVisible();
  await expect(page.getByText(first.slice(0, 4))).toBeHidden();
  await other.close();
});

test('a top-up, and a statement that adds up', async ({ page, server, watched: _ }) => {
  await openWallet(page, server);
  await page.getByRole('link', { name: 'Top up' }).click();
  await expect(page.getByText('This is make-believe money')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Another amount').fill('12,50');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Top up ¥12.50' }).click();
  await expect(page.getByText('Topped up ¥12.50')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(heading(page, 'Activity')).toBeFocused();
  const newest = page.getByRole('main').getByRole('listitem').first();
  await expect(newest).toContainText('+¥12.50');
  await expectAccessible(page);
  await page.getByRole('button', { name: /Kind/ }).click();
  await page.getByRole('option', { name: 'Top-up', exact: true }).click();
  await expect(page).toHaveURL(/\/wallet\/transactions\?type=recharge$/);
  await page.reload();
  await newest.getByRole('link').click();
  await expect(heading(page, 'Receipt')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page).toHaveURL(/\?type=recharge$/);
});

test('a receipt is printed on a page of its own size', async ({ page, server, watched: _ }) => {
  await openWallet(page, server);
  await page.goto('/wallet/transactions/PAY0000000001');
  await expect(page.getByText('PAY0000000001')).toBeVisible();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sizes = [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  // 80 mm in points, and all of it on one page.
  expect(sizes.map(([, width]) => Math.round(Number(width)))).toEqual([227]);
});

test('without a network there is no code, and amounts are said to be old', async ({
  context,
  page,
  server,
  watched,
}) => {
  watched.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await openWallet(page, server);
  await context.setOffline(true);
  await expect(page.getByText(/they may have changed since/)).toBeVisible();
  await expectAccessible(page);
  await context.setOffline(false);
  await page.getByRole('link', { name: 'Pay' }).click();
  const code = await digitsOf(page);
  await context.setOffline(true);
  await expect(page.getByText('You are offline')).toBeVisible();
  await expect(page.getByText(code.slice(0, 4))).toBeHidden();
  await context.setOffline(false);
  await expect(page.getByRole('img', { name: 'QR code to pay with' })).toBeVisible();
});

test('the other pages are for everybody', async ({ page, server, watched: _ }) => {
  await openWallet(page, server);
  await page.getByRole('link', { name: /^Member card.*, details/ }).click();
  await expect(heading(page, 'Member card')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Report lost' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('Only the shop can unfreeze');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  for (const [path, name] of [
    ['points', 'Points'],
    ['settings', 'Settings'],
    ['settings/profile', 'Profile'],
    ['settings/sessions', 'Signed-in devices'],
    ['cards/bind', 'Join a corporate card'],
  ] as const) {
    await page.goto(`/wallet/${path}`);
    await expect(heading(page, name)).toBeVisible();
    await expect(page.getByRole('status', { name: 'Loading…' })).toHaveCount(0);
    await expectAccessible(page);
    const isWide = await page.evaluate(
      () => document.documentElement.scrollWidth > window.innerWidth,
    );
    expect(isWide, path).toBe(false);
  }
});
