import type { Locator, Page } from '@playwright/test';

/** The heading of the page that is shown. */
export function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole('heading', { level: 1, name });
}

/** The digits of the payment code that the wallet shows. */
export async function digitsOf(page: Page): Promise<string> {
  const text = await page.getByText('Digits of the payment code').locator('..').textContent();
  return (text ?? '').replace(/\D/g, '');
}
