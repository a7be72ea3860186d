import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { openDevice } from './support/device';
import { newColleague, newCustomer, newOperator } from './support/newcomers';
import { heading } from './support/page';
import { manager } from './support/people';
import { startServer } from './support/server';
import { openTill, signInStaff } from './support/sign-in';
import { expect, test } from './support/test';

/** The lines of the table that a button downloads. */
async function linesOf(page: Page, button: string): Promise<readonly string[]> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const table = await readFile(await (await downloading).path(), 'utf8');
  return table.trimEnd().split(/\r?\n/);
}

test('a day in sums, by the hour and as a table', async ({ page, request, server, watched: _ }) => {
  const customer = await newCustomer(request, server, '100.00');
  const other = await manager(request, server);
  await other.post('/merchant/charge', { qr_plain: await customer.newCode(), amount: '8.00' });
  const { summary } = await other.get<{
    summary: { payment_amount: number; payment_count: number };
  }>('/merchant/daily-summary');
  await openTill(page, server, server.accounts.merchant.manager, 'today');
  const amount = summary.payment_amount.toLocaleString('en', { minimumFractionDigits: 2 });
  const payments = page.locator('dl > div').filter({ hasText: /^Payments/ });
  await expect(payments).toHaveText(`Payments${summary.payment_count} transactions¥${amount}`);
  await expect(page.getByRole('img', { name: /Payments by the hour/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show as a table' }).click();
  await expect(page.getByRole('table')).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('button', { name: 'The day after' })).toBeDisabled();
  await page.getByRole('button', { name: 'The day before' }).click();
  await expect(page.getByText('No payments on this day')).toBeVisible();
  await expect(heading(page, /^The day /)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'The day after' }).click();
  await page.getByRole('link', { name: 'Payments of this day' }).click();
  await expect(heading(page, 'All transactions')).toBeFocused();
  const rows = page.getByRole('list', { name: 'All transactions' }).getByRole('listitem');
  await expect(rows.first()).toContainText(customer.cardNo);
  await expectAccessible(page);
  const lines = await linesOf(page, 'Download as a table');
  expect(lines).toHaveLength(1 + summary.payment_count);
  expect(lines[1]).toContain(customer.cardNo);
});

test('a settlement, and its details as a table', async ({ browser }) => {
  test.skip(process.env.MPS_WEB_URL !== undefined, 'it takes books that are an hour old');
  // What is younger than ten minutes is not settled yet.
  const server = await startServer({}, 3600);
  const { page, close } = await openDevice(browser, server);
  await openTill(page, server, server.accounts.merchant.manager, 'settlements');
  await expect(page.getByText('No settlements yet')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Settle now' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Settle now?' });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Settle now' }).click();
  await expect(page.getByText(/^Settlement SET\d+ is made$/)).toBeVisible();
  await expectAccessible(page);
  const list = page.getByRole('list', { name: 'Settlements' }).getByRole('listitem');
  // 1,200 and 650, without the fee of 0.6 %.
  await expect(list).toContainText('¥1,838.90');
  await page.getByRole('button', { name: 'Settle now' }).click();
  await dialog.getByRole('button', { name: 'Settle now' }).click();
  await expect(page.getByText('There is nothing to settle')).toBeVisible();
  await list.getByRole('link').click();
  await expect(heading(page, /^Settlement SET/)).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Payments (2 transactions)¥1,850.00');
  await expectAccessible(page);
  const lines = await linesOf(page, 'Download the details');
  expect(lines[1]).toMatch(/^PAY0000000001,payment,.*,1200\.00$/);
  expect(lines[2]).toMatch(/^PAY0000000002,payment,.*,650\.00$/);
  // With the lines of the settlement itself, the table comes to what is paid out.
  const amounts = lines.slice(1).map((line) => Number(line.split(',').at(-1)?.replace('.', '')));
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(183_890);
  await close();
  await server.stop();
});

test('a colleague from the first link to the last day', async ({
  browser,
  page,
  server,
  watched: _,
}) => {
  const operator = newOperator();
  const name = `黃先生 ${operator}`;
  const password = 'a sentence of my own';
  await openTill(page, server, server.accounts.merchant.manager, 'staff');
  await expect(page.getByRole('list', { name: 'Staff' })).toContainText('李小姐');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Add a colleague' }).click();
  await page.getByLabel('Login name').fill('with a blank');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Only letters, digits and _ . -', { exact: true })).toBeVisible();
  await page.getByLabel('Login name').fill(operator);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`The account of ${name} is created`)).toBeVisible();
  await expectAccessible(page);
  const link = await page.getByText(`${server.url}/pos/activate#`).textContent();

  const { page: till, close } = await openDevice(browser, server);
  await till.goto(link ?? '');
  await expect(till).toHaveURL(`${server.url}/pos/activate`);
  await expectAccessible(till);
  await till.getByLabel('New password', { exact: true }).fill(password);
  await till.getByLabel('New password again').fill(password);
  await till.keyboard.press('Enter');
  await expect(heading(till, 'Charge')).toBeVisible();
  await expect(till.getByRole('link', { name: 'Staff' })).toHaveCount(0);
  await till.getByRole('button', { name: 'Lock or change cashier' }).click();
  await till.getByLabel('Shop code').waitFor();
  await signInStaff(till, server.accounts, { operator, password });
  await expect(heading(till, 'Charge')).toBeVisible();

  await page.getByRole('link', { name: 'Back to the list' }).click();
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: /Role/ }).click();
  await page.getByRole('option', { name: 'Manager' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. This account must sign in again.')).toBeVisible();
  await expectAccessible(page);
  await till.getByRole('link', { name: 'Today' }).click();
  const ended = till.getByRole('dialog', { name: 'Your session has ended' });
  await expect(ended).toBeVisible();
  await expectAccessible(till);
  await signInStaff(till, server.accounts, { operator, password });
  await expect(ended).toBeHidden();
  await expect(till.getByRole('link', { name: 'Staff' })).toBeVisible();

  await page.getByRole('button', { name: 'Stop the account' }).click();
  const dialog = page.getByRole('alertdialog', { name: `Stop the account of ${name}?` });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Stop the account' }).click();
  await expect(page.getByRole('button', { name: 'Make it active again' })).toBeVisible();
  await till.getByRole('link', { name: 'Sales' }).click();
  await expect(ended).toBeVisible();
  await signInStaff(till, server.accounts, { operator, password });
  await expect(ended.getByRole('alert')).toContainText('not active');
  await expect(ended).toBeVisible();
  await close();
});

test('a limit of refunds in a day, which the colleague is told', async ({
  browser,
  page,
  request,
  server,
  watched: _,
}) => {
  const customer = await newCustomer(request, server, '100.00');
  const colleague = await newColleague(request, server, 'manager');
  const { transaction } = await colleague.post<{ transaction: { tx_no: string } }>(
    '/merchant/charge',
    { qr_plain: await customer.newCode(), amount: '40.00' },
  );
  await openTill(page, server, server.accounts.merchant.manager, `staff/${colleague.id}`);
  await expect(page.getByText('As everybody (set by an administrator)')).toBeVisible();
  await page.getByLabel('Amount').fill('5,50');
  await page.getByRole('button', { name: 'Set the limit' }).click();
  await expect(page.getByText('At most ¥5.50')).toBeVisible();
  await expectAccessible(page);

  const { page: till, close } = await openDevice(browser, server);
  await openTill(till, server, colleague, `transactions/${transaction.tx_no}`);
  await till.getByRole('button', { name: 'Refund ¥40.00' }).click();
  await expect(till.getByText('A limit would be exceeded')).toBeVisible();
  await expectAccessible(till);

  await page.getByRole('button', { name: 'Remove the limit' }).click();
  await expect(page.getByText('No limit', { exact: true })).toBeVisible();
  await till.getByRole('button', { name: 'Refund ¥40.00' }).click();
  await expect(till.getByText('This payment is wholly refunded.')).toBeVisible();
  await close();
});

test('another session of the account is ended from here', async ({
  page,
  request,
  server,
  watched: _,
}) => {
  const cashier = await newColleague(request, server, 'cashier');
  await openTill(page, server, cashier, 'settings');
  await page.getByRole('link', { name: 'Signed-in devices' }).click();
  await expect(heading(page, 'Signed-in devices')).toBeFocused();
  const sessions = page.getByRole('main').getByRole('listitem');
  await expect(sessions).toHaveCount(2);
  await expect(sessions.filter({ hasText: 'This device' })).toHaveCount(1);
  await expectAccessible(page);
  await cashier.get('/auth/me');
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await expect(page.getByText('That device is signed out')).toBeVisible();
  await expect(sessions).toHaveCount(1);
  await expect(cashier.get('/auth/me')).rejects.toThrow('SESSION_REVOKED');
  await page.getByRole('link', { name: 'Charge' }).click();
  await expect(heading(page, 'Charge')).toBeVisible();
});

/** The code of an authenticator app at a step of thirty seconds (RFC 6238). */
function codeAt(secret: string, step: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((char) => alphabet.indexOf(char).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  const number = (hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000;
  return String(number).padStart(6, '0');
}

test('two-step sign-in is turned on, used, and turned off', async ({
  page,
  request,
  server,
  watched: _,
}) => {
  const colleague = await newColleague(request, server, 'manager');
  await openTill(page, server, colleague, 'settings');
  await page.getByRole('link', { name: /^Two-step sign-in/ }).click();
  await expect(heading(page, 'Two-step sign-in')).toBeFocused();
  await expectAccessible(page);
  await page.getByLabel('Present password').fill(colleague.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: 'QR code of two-step sign-in' })).toBeVisible();
  await expectAccessible(page);
  const secret = (await page.getByText(/^[A-Z2-7]{32}$/).textContent()) ?? '';
  // A code counts once. The one after it counts, too, since clocks differ.
  const step = Math.floor(Date.now() / 30_000);
  const field = page.getByLabel('The six digits that the app shows');
  await field.fill('000000' === codeAt(secret, step) ? '000001' : '000000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The account, the password or the code is wrong')).toBeVisible();
  await field.fill(codeAt(secret, step));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Recovery codes' })).toBeVisible();
  await expectAccessible(page);
  const recovery = page.getByRole('main').getByRole('listitem');
  await expect(recovery).toHaveCount(10);
  const [spare = ''] = await recovery.allTextContents();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('On', { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Lock or change cashier' }).click();
  await page.getByLabel('Shop code').waitFor();
  await signInStaff(page, server.accounts, colleague);
  const code = page.getByLabel('Code', { exact: true });
  await expect(code).toBeFocused();
  await expectAccessible(page);
  await code.fill(codeAt(secret, step + 1));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Two-step sign-in')).toBeVisible();

  const off = page.getByRole('main').locator('section').filter({ hasText: 'Turn off' });
  await off.getByLabel('Present password').fill(colleague.password);
  await off.getByLabel('Code').fill(spare);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Off', { exact: true })).toBeVisible();
  await expect(off).toHaveCount(0);
});
