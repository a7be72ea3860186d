import { expectAccessible } from './support/axe';
import { beginSale } from './support/counter';
import { newCustomer } from './support/newcomers';
import { heading } from './support/page';
import { scan } from './support/scanner';
import { openTill, signInStaff } from './support/sign-in';
import { expect, test } from './support/test';

test('a sale by keyboard alone, exact to the last digit', async ({
  page,
  request,
  server,
  watched: _,
}) => {
  const customer = await newCustomer(request, server, '100.00');
  await openTill(page, server, server.accounts.merchant.cashier);
  await expectAccessible(page);
  await page.keyboard.type('12,3', { delay: 80 });
  await expect(page.getByRole('status', { name: 'Amount' })).toHaveText('¥12.3');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Scan the payment code')).toBeFocused();
  await expect(page.getByText('¥12.30', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await scan(page, await customer.newCode());
  await expect(heading(page, 'Paid')).toBeFocused();
  await expect(page.getByText('¥12.30', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');

  await beginSale(page, '0.07');
  await expect(page.getByText('¥0.07', { exact: true })).toBeVisible();
  await scan(page, await customer.newCode());
  await expect(heading(page, 'Paid')).toBeFocused();
  await expect(page.getByText('¥0.07', { exact: true })).toBeVisible();
  // Tab reaches the button, too.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Next sale' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Charge')).toBeVisible();

  await page.getByRole('link', { name: 'Sales' }).focus();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Sales')).toBeFocused();
  const last = page.getByRole('list', { name: 'My last 10 payments' }).getByRole('listitem');
  await expect(last.nth(0)).toContainText('¥0.07');
  await expect(last.nth(1)).toContainText('¥12.30');
  await expect(last.nth(1)).toContainText(customer.cardNo);
  await expectAccessible(page);
});

test('a wrong digit of a typed code is told before anything is sent', async ({
  page,
  request,
  server,
  watched: _,
}) => {
  const customer = await newCustomer(request, server, '100.00');
  await openTill(page, server, server.accounts.merchant.cashier);
  await beginSale(page, '8');
  const code = await customer.newCode();
  const wrong = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
  await page.getByRole('button', { name: 'Type the code' }).click();
  const field = page.getByRole('textbox', { name: 'Payment code' });
  await field.fill(wrong);
  await expect(field).toHaveValue(wrong.replace(/(\d{4})(?=\d)/g, '$1 '));
  await page.keyboard.press('Enter');
  await expect(page.getByText('One digit is wrong')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(page.getByText('this has 23 digits')).toBeVisible();
  expect(sent).toEqual([]);
  await page.keyboard.press(`Digit${code.at(-1)}`);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Paid')).toBeFocused();
  const charges = sent.filter((line) => line.startsWith('POST'));
  expect(charges).toEqual([`POST ${server.url}/merchant/charge`]);
});

test('a scan is read while a Chinese input method is on', async ({
  page,
  request,
  server,
  watched: _,
}) => {
  const customer = await newCustomer(request, server, '100.00');
  await openTill(page, server, server.accounts.merchant.cashier);
  await beginSale(page, '6');
  const code = await customer.newCode();
  await scan(page, `${code.slice(0, -2)}`, { ime: true });
  await expect(page.getByText('A Chinese input method is on')).toBeVisible();
  await expect(page.getByText('this has 22 digits')).toBeVisible();
  await expectAccessible(page);
  await scan(page, code, { ime: true });
  await expect(heading(page, 'Paid')).toBeFocused();
});

test('Back and Reload at a paid sale charge nothing again', async ({
  page,
  request,
  server,
  watched: _,
}) => {
  const customer = await newCustomer(request, server, '100.00');
  const charges: string[] = [];
  page.on('request', (sent) => {
    if (sent.method() === 'POST') charges.push(new URL(sent.url()).pathname);
  });
  await openTill(page, server, server.accounts.merchant.cashier, 'sales');
  await page.getByRole('link', { name: 'Charge' }).click();
  await beginSale(page, '5.5');
  await scan(page, await customer.newCode());
  await expect(heading(page, 'Paid')).toBeFocused();
  await expect(page).toHaveURL(/\/pos\/sales\/[\da-f-]{36}$/);
  const address = page.url();
  await page.goBack();
  await expect(page).toHaveURL(/\/pos\/sales$/);
  await expect(heading(page, 'Paid')).toBeVisible();
  await page.goForward();
  await expect(heading(page, 'Paid')).toBeVisible();
  // The result stays until somebody puts it away.
  await page.reload();
  await expect(heading(page, 'Paid')).toBeFocused();
  await expect(page.getByText('¥5.50', { exact: true })).toBeVisible();
  expect(page.url()).toBe(address);
  await page.getByRole('button', { name: 'See this sale' }).click();
  await expect(heading(page, 'This payment')).toBeVisible();
  await page.reload();
  await expect(heading(page, 'This payment')).toBeVisible();
  expect(page.url()).toBe(address);
  await expect(page.getByRole('main')).toContainText('¥5.50');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Charge' }).click();
  await expect(page.getByRole('status', { name: 'Amount' })).toHaveText('¥0');
  await page.goBack();
  await expect(heading(page, 'This payment')).toBeVisible();
  expect(charges).toEqual(['/auth/login', '/merchant/charge']);
  const { balance } = await customer.card();
  expect(balance).toBe(94.5);
});

test('an unfinished sale comes first, whoever signs in', async ({
  page,
  request,
  server,
  watched: _,
}) => {
  const { cashier, manager } = server.accounts.merchant;
  const customer = await newCustomer(request, server, '100.00');
  await openTill(page, server, cashier);
  await beginSale(page, '9');
  await page.getByRole('button', { name: 'Lock or change cashier' }).click();
  await expect(page.getByText('A sale is not finished')).toBeVisible();
  // The shop stays, the cashier does not.
  await expect(page.getByLabel('Shop code')).toHaveValue(server.accounts.merchant.code);
  await expect(page.getByLabel('Operator')).toBeFocused();
  await expect(page.getByLabel('Operator')).toHaveValue('');
  await expectAccessible(page);
  await signInStaff(page, server.accounts, manager);
  await expect(heading(page, 'Scan the payment code')).toBeFocused();
  await expect(page.getByText('¥9.00', { exact: true })).toBeVisible();
  await expect(page.getByText('張店長')).toBeVisible();
  await page.reload();
  await expect(heading(page, 'Scan the payment code')).toBeFocused();
  await scan(page, await customer.newCode());
  await expect(heading(page, 'Paid')).toBeFocused();
  await page.getByRole('button', { name: 'See this sale' }).click();
  await expect(heading(page, 'This payment')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('¥9.00');
});
