import { beginSale } from '../support/counter';
import { newCustomer } from '../support/newcomers';
import { heading } from '../support/page';
import { scan } from '../support/scanner';
import { openTill } from '../support/sign-in';
import { expect, test } from '../support/test';
import { report } from './report';

/** How soon a cashier sees the result after the last key of a scan, in milliseconds. */
const RESULT_MS = 300;
const SALES = 15;

test('a charge from the scan to the result', async ({ page, request, server }) => {
  await page.addInitScript(() => {
    // Before any listener of the app.
    addEventListener(
      'keydown',
      ({ key }) => {
        if (key === 'Enter') performance.mark('scanned');
      },
      { capture: true },
    );
    new MutationObserver(() => {
      const isPaid = document.querySelector('h1')?.textContent === 'Paid';
      if (isPaid && performance.getEntriesByName('paid').length === 0) performance.mark('paid');
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  const customer = await newCustomer(request, server, '100.00');
  await openTill(page, server, server.accounts.merchant.cashier);
  const times: number[] = [];
  for (let sale = 0; sale < SALES; sale += 1) {
    const code = await customer.newCode();
    await beginSale(page, '1.5');
    await page.evaluate(() => performance.clearMarks());
    await scan(page, code);
    await expect(heading(page, 'Paid')).toBeFocused();
    const took = await page.evaluate(() => {
      const [scanned] = performance.getEntriesByName('scanned');
      const [paid] = performance.getEntriesByName('paid');
      return (paid?.startTime ?? Number.POSITIVE_INFINITY) - (scanned?.startTime ?? 0);
    });
    times.push(took);
    await page.keyboard.press('Enter');
  }
  expect(report('scan to result', times)).toBeLessThan(RESULT_MS);
});
