import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { newColleague, newCustomer } from './support/newcomers';
import { heading } from './support/page';
import { manager } from './support/people';
import { scan } from './support/scanner';
import { openTill } from './support/sign-in';
import { expect, test } from './support/test';

/** A phone, a tablet held upright, and a desk. */
const SIZES = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
] as const;

/** Fails unless what is shown fits all widths, so that nobody scrolls sideways. */
async function expectToFit(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: 'Loading…' })).toHaveCount(0);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const tooWide = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    await expect.poll(tooWide, `${page.url()} at ${size.width}`).toBe(0);
  }
}

test('no page scrolls sideways on a phone, a tablet or a desk', async ({
  page,
  request,
  server,
  watched: _,
}) => {
  const customer = await newCustomer(request, server, '5000.00');
  const colleague = await newColleague(request, server, 'cashier');
  const other = await manager(request, server);
  const order = crypto.randomUUID();
  const { transaction } = await other.post<{ transaction: { tx_no: string } }>('/merchant/charge', {
    qr_plain: await customer.newCode(),
    amount: '1234.56',
    external_order_id: order,
  });
  await page.goto('/pos/');
  await expect(page.getByLabel('Shop code')).toBeVisible();
  await expectToFit(page);
  await openTill(page, server, server.accounts.merchant.manager);
  await expect(heading(page, 'Charge')).toBeVisible();
  await expectToFit(page);
  const { tx_no: no } = transaction;
  for (const [path, name] of [
    ['sales', 'Sales'],
    [`sales/${order}`, 'This payment'],
    ['transactions', 'All transactions'],
    [`transactions/${no}`, `Transaction ${no}`],
    [`transactions/${no}/receipt`, 'Receipt'],
    [`sales/${crypto.randomUUID()}`, 'This payment'],
    ['recharge', 'Top up with cash'],
    ['enrol', 'Enrol a member'],
    ['today', 'Today'],
    ['settlements', 'Settlements'],
    ['staff', 'Staff'],
    ['staff/new', 'Add a colleague'],
    [`staff/${colleague.id}`, colleague.name],
    ['more', 'More'],
    ['settings', 'Settings'],
    ['account/totp', 'Two-step sign-in'],
    ['account/sessions', 'Signed-in devices'],
    ['nothing/here', 'There is no such page'],
  ] as const) {
    // As a link within the app does.
    await page.evaluate((to) => history.pushState({}, '', to), `/pos/${path}`);
    await expect(heading(page, name)).toBeVisible();
    await expectToFit(page);
  }
  await page.goto('/pos/activate#secret');
  await expect(heading(page, 'Choose a password')).toBeVisible();
  await expectToFit(page);
});

test('no screen of a sale scrolls sideways, however large its amount', async ({
  page,
  request,
  server,
  watched: _,
}) => {
  const customer = await newCustomer(request, server, '5000.00');
  await openTill(page, server, server.accounts.merchant.cashier);
  await expect(heading(page, 'Charge')).toBeVisible();
  await page.keyboard.type('4567.89', { delay: 80 });
  await expect(page.getByRole('button', { name: 'Charge ¥4,567.89' })).toBeVisible();
  await expectToFit(page);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Scan the payment code')).toBeVisible();
  await expectToFit(page);
  await scan(page, '6901234567892');
  await expect(page.getByText('This is the bar code of goods.')).toBeVisible();
  await expectToFit(page);
  const used = await customer.newCode();
  const code = await customer.newCode();
  await scan(page, used);
  await expect(heading(page, 'Not charged')).toBeVisible();
  await expectToFit(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Scan again' }).click();
  await page.getByRole('button', { name: 'Type the code' }).click();
  const dialog = page.getByRole('dialog', { name: 'Type the payment code' });
  await expect(dialog).toBeVisible();
  await expectToFit(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await scan(page, code);
  await expect(heading(page, 'Paid')).toBeVisible();
  await expectToFit(page);
  await page.getByRole('button', { name: 'Receipt' }).click();
  await expect(heading(page, 'Receipt')).toBeVisible();
  await expectToFit(page);
});
