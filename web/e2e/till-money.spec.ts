import { expectAccessible } from './support/axe';
import { openDevice } from './support/device';
import { newColleague, newCustomer, newPhone } from './support/newcomers';
import { heading } from './support/page';
import { manager } from './support/people';
import { scan } from './support/scanner';
import { openTill } from './support/sign-in';
import { expect, test } from './support/test';

interface Charged {
  readonly transaction: { readonly tx_no: string };
}

test.afterAll(({ server }) => server.verify());

test('a refund in parts, never more than what is left', async ({
  page,
  request,
  server,
  watched: _,
}) => {
  const customer = await newCustomer(request, server, '100.00');
  const other = await manager(request, server);
  const { transaction } = await other.post<Charged>('/merchant/charge', {
    qr_plain: await customer.newCode(),
    amount: '40.00',
  });
  await openTill(
    page,
    server,
    server.accounts.merchant.manager,
    `transactions/${transaction.tx_no}`,
  );
  await expect(page.getByText('At most ¥40.00')).toBeVisible();
  await expect(page.getByText('This payment earned 40 points')).toBeVisible();
  await expectAccessible(page);
  const amount = page.getByLabel('Amount of the refund');
  await amount.fill('15,5');
  await page.getByLabel('Reason').fill('one cake was stale');
  await page.getByRole('button', { name: 'Refund ¥15.50' }).click();
  await expect(page.getByText('¥15.50 was given back, and 15 points were taken.')).toBeVisible();
  await expect(page.getByText('¥24.50 of this payment can still be refunded.')).toBeVisible();
  await expect(page.getByText('Partly refunded')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Refund more' }).click();
  await amount.fill('24.51');
  await page.keyboard.press('Enter');
  await expect(page.getByText('At most ¥24.50', { exact: true })).toBeVisible();
  await expectAccessible(page);
  // Another till is quicker.
  await other.post('/merchant/refund', {
    original_tx_no: transaction.tx_no,
    refund_amount: '20.00',
  });
  await amount.fill('24.50');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The refund is more than what is left')).toBeVisible();
  await expect(page.getByText('At most ¥4.50')).toBeVisible();
  await expectAccessible(page);

  await amount.fill('4.5');
  await page.getByRole('button', { name: 'Refund ¥4.50' }).click();
  await expect(page.getByText('This payment is wholly refunded.')).toBeVisible();
  await expect(page.getByText('Wholly refunded', { exact: true })).toBeVisible();
  await expectAccessible(page);
  expect(await customer.card()).toMatchObject({ balance: 100, points: 0 });
});

test('an order is reversed, and one that nobody knows is blocked', async ({
  page,
  request,
  server,
  watched: _,
}) => {
  const customer = await newCustomer(request, server, '100.00');
  const cashier = await newColleague(request, server, 'cashier');
  const order = crypto.randomUUID();
  const charge = async (external_order_id: string) =>
    cashier.post<Charged>('/merchant/charge', {
      qr_plain: await customer.newCode(),
      amount: '8.00',
      external_order_id,
    });
  await charge(order);
  await openTill(page, server, cashier, 'sales');
  await page.getByLabel('Order or transaction number').fill(order);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'This payment')).toBeFocused();
  await expect(page.getByRole('main')).toContainText('¥8.00');
  await page.getByRole('button', { name: 'Reverse' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Reverse this payment?' });
  await expect(dialog).toContainText(`All of ¥8.00 goes back to card ${customer.cardNo}.`);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Reverse' }).click();
  await expect(page.getByText('All that was charged has been given back.')).toBeVisible();
  await expect(page.getByText('Wholly refunded')).toBeVisible();
  await expectAccessible(page);
  expect(await customer.card()).toMatchObject({ balance: 100, points: 0 });

  const lost = crypto.randomUUID();
  await page.goBack();
  await page.getByLabel('Order or transaction number').fill(lost);
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByText('this does not prove that nothing was charged')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Block this order' }).click();
  const block = page.getByRole('alertdialog', { name: 'Block this order' });
  await block.getByRole('button', { name: 'Block this order' }).click();
  await expect(page.getByText('Nothing was charged, and nothing will be.')).toBeVisible();
  await expectAccessible(page);
  await expect(charge(lost)).rejects.toThrow('ORDER_REVERSED');
  expect(await customer.card()).toMatchObject({ balance: 100 });
});

test('cash is put on a card after one more look, and taken back', async ({
  page,
  request,
  server,
  watched: _,
}) => {
  const customer = await newCustomer(request, server, '100.00');
  await openTill(page, server, server.accounts.merchant.manager, 'recharge');
  await expect(heading(page, 'Top up with cash')).toBeVisible();
  await page.getByLabel('Number of the member card').fill('STD123');
  await page.getByLabel('Cash received').fill('50');
  await page.keyboard.press('Enter');
  await expect(page.getByText('A card number is STD and 8 digits')).toBeVisible();
  await expectAccessible(page);
  const card = page.getByLabel('Number of the member card');
  await scan(page, await customer.newCode());
  await expect(page.getByText(`The number ${customer.cardNo} is filled in`)).toBeVisible();
  await expect(card).toHaveValue(customer.cardNo);
  await expect(page.getByLabel('Cash received')).toHaveValue('50');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Please check once more' });
  await expect(dialog).toContainText(customer.cardNo);
  await expect(dialog).toContainText('¥50.00');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Cash received').fill('50,50');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Cash received: top up ¥50.50' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Topped up' })).toBeFocused();
  await expectAccessible(page);
  expect(await customer.card()).toMatchObject({ balance: 150.5 });

  const last = page.getByRole('list', { name: 'My last 10 top-ups' }).getByRole('listitem');
  await expect(last.first()).toContainText('¥50.50');
  await last.first().getByRole('link').click();
  await page.getByLabel('Reason').fill('one note too many');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cancel the top-up of ¥50.50' }).click();
  await expect(page.getByText('Give ¥50.50 in cash back to the member.')).toBeVisible();
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
  await expectAccessible(page);
  expect(await customer.card()).toMatchObject({ balance: 100 });
});

test('a member is enrolled at the counter, and sets a password on a phone', async ({
  browser,
  page,
  server,
  watched: _,
}) => {
  const phone = newPhone();
  await openTill(page, server, server.accounts.merchant.cashier, 'enrol');
  const enrol = async () => {
    await page.getByLabel('Name').fill('周小姐');
    await page.getByLabel('Phone').fill(phone.replace(/^(....)(...)/, '$1-$2 '));
    await page.keyboard.press('Enter');
  };
  await enrol();
  await expect(page.getByRole('heading', { level: 2, name: '周小姐 is enrolled' })).toBeFocused();
  await expect(page.getByRole('img', { name: 'QR code of the activation link' })).toBeVisible();
  await expectAccessible(page);
  const link = await page.getByText(`${server.url}/wallet/activate#`).textContent();

  const viewport = { width: 390, height: 844 };
  const { page: wallet, close } = await openDevice(browser, server, { viewport });
  await wallet.goto(link ?? '');
  await wallet.getByLabel('New password', { exact: true }).fill('a sentence of my own');
  await wallet.getByLabel('New password again').fill('a sentence of my own');
  await wallet.keyboard.press('Enter');
  await expect(heading(wallet, 'My cards')).toBeVisible();
  await expect(wallet.getByText('周小姐')).toBeVisible();
  await close();

  await page.getByRole('button', { name: 'Next member' }).click();
  await enrol();
  await expect(page.getByText('This phone number is in use')).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('周小姐');
  await expectAccessible(page);
});

test('a cashier is told what takes a manager', async ({ page, request, server, watched: _ }) => {
  const customer = await newCustomer(request, server, '100.00');
  const other = await manager(request, server);
  const { transaction } = await other.post<Charged>('/merchant/charge', {
    qr_plain: await customer.newCode(),
    amount: '8.00',
  });
  const { cashier } = server.accounts.merchant;
  await openTill(page, server, cashier, `transactions/${transaction.tx_no}`);
  await expect(page.getByText('Refund: This needs a manager')).toBeVisible();
  await expect(page.getByRole('button', { name: /Refund/ })).toHaveCount(0);
  await expectAccessible(page);
  const menu = page.getByRole('navigation', { name: 'Main menu' }).getByRole('link');
  await expect(menu).toHaveText(['Charge', 'Sales', 'Enrol', 'Today', 'Settings']);
  for (const path of ['recharge', 'settlements', 'staff', 'staff/new', 'account/totp']) {
    await page.goto(`/pos/${path}`);
    await expect(page.getByText('You may not do this')).toBeVisible();
    await expect(page.getByText('Ask a manager or an administrator.')).toBeVisible();
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  }
  await expectAccessible(page);
  await page.goto('/pos/settings');
  await expect(page.getByRole('link', { name: 'Signed-in devices' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Two-step/ })).toHaveCount(0);
});
