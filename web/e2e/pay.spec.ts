import { withCamera } from './support/camera';
import { beginSale, openPhone } from './support/counter';
import { readByZbar, readByZxing } from './support/decode';
import { newCustomer } from './support/newcomers';
import { heading } from './support/page';
import { photoOf } from './support/picture';
import { scan } from './support/scanner';
import { openTill, signInCashier } from './support/sign-in';
import { expect, test } from './support/test';
import { watch } from './support/watch';

test('the camera of the till reads the phone, and both see the payment', async ({
  browser,
  request,
  server,
}) => {
  const customer = await newCustomer(request, server, '300.00');
  const phone = await openPhone(browser, server, customer);
  const watched = await watch(phone.page.context(), server.url);
  const photo = await photoOf(phone.page, await phone.page.screenshot());
  await withCamera(server, photo, async (till) => {
    await till.goto('/pos/');
    await signInCashier(till, server.accounts);
    await beginSale(till, '128.5');
    await till.getByRole('button', { name: 'Scan with the camera' }).click();
    await expect(heading(till, 'Paid')).toBeVisible();
    await expect(till.getByText('¥128.50', { exact: true })).toBeVisible();
    await expect(heading(phone.page, 'Paid')).toBeVisible({ timeout: 2000 });
    await expect(phone.page.getByRole('main')).toContainText('¥128.50');
  });
  expect((await customer.card()).balance).toBe(171.5);
  watched.expectNothing();
  await phone.close();
});

test('a hardware scanner reads the bar code of the phone, and both see the payment', async ({
  browser,
  page: till,
  request,
  server,
  watched: _,
}) => {
  const customer = await newCustomer(request, server, '300.00');
  const phone = await openPhone(browser, server, customer, { deviceScaleFactor: 2 });
  const { barcode } = await readByZxing(await phone.page.screenshot());
  await openTill(till, server, server.accounts.merchant.cashier);
  await beginSale(till, '128,5');
  await scan(till, barcode ?? '');
  await expect(heading(till, 'Paid')).toBeVisible();
  await expect(heading(phone.page, 'Paid')).toBeVisible({ timeout: 2000 });
  expect((await customer.card()).balance).toBe(171.5);
  await phone.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`two decoders read both codes of the phone, ${colorScheme}`, async ({
    browser,
    request,
    server,
  }) => {
    const customer = await newCustomer(request, server, '1.00');
    const phone = await openPhone(browser, server, customer, { colorScheme });
    const code = await phone.code();
    const screen = await phone.page.screenshot();
    expect(await readByZxing(screen)).toEqual({ qr: code, barcode: code });
    expect(await readByZbar(screen)).toEqual({ qr: code, barcode: code });
    await phone.close();
  });

  test(`two decoders read the QR code of the phone at half its size, ${colorScheme}`, async ({
    browser,
    request,
    server,
  }) => {
    const customer = await newCustomer(request, server, '1.00');
    // The thinnest bars of the bar code are one pixel wide here, which no decoder promises to read.
    const look = { colorScheme, deviceScaleFactor: 0.5 };
    const phone = await openPhone(browser, server, customer, look);
    const code = await phone.code();
    const screen = await phone.page.screenshot();
    expect((await readByZxing(screen)).qr).toBe(code);
    expect((await readByZbar(screen)).qr).toBe(code);
    await phone.close();
  });
}
