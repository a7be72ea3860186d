import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import type { Customer } from './newcomers';
import { digitsOf, heading } from './page';
import type { Server } from './server';

/** A member's phone that shows a payment code. */
export interface Phone {
  readonly page: Page;
  /** The digits that it shows. */
  readonly code: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Opens the payment code of a member on a phone of its own. */
export async function openPhone(
  browser: Browser,
  server: Server,
  { phone, password }: Customer,
  look: BrowserContextOptions = {},
): Promise<Phone> {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: 'en-GB',
    viewport: { width: 390, height: 844 },
    ...look,
  });
  const page = await context.newPage();
  await page.goto('/wallet/pay');
  await page.getByLabel(/Member number/).fill(phone);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('img', { name: 'QR code to pay with' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Bar code to pay with' })).toBeVisible();
  return { page, code: () => digitsOf(page), close: () => context.close() };
}

/** Types an amount where the focus is, as slowly as a person does, and confirms it. */
export async function typeAmount(page: Page, keys: string): Promise<void> {
  await page.keyboard.type(keys, { delay: 80 });
  await page.keyboard.press('Enter');
}

/** Begins a sale of this amount: the till waits for a code. */
export async function beginSale(page: Page, keys: string): Promise<void> {
  await expect(heading(page, 'Charge')).toBeVisible();
  await typeAmount(page, keys);
  await expect(heading(page, 'Scan the payment code')).toBeFocused();
}
