import type { Page } from '@playwright/test';
import type { Accounts } from './server';

/** Signs a cashier in on the page that is shown. */
export async function signInCashier(page: Page, { merchant }: Accounts): Promise<void> {
  await page.getByLabel('Shop code').fill(merchant.code);
  await page.getByLabel('Operator').fill(merchant.cashier.operator);
  await page.getByLabel('Password', { exact: true }).fill(merchant.cashier.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs a member in on the page that is shown. */
export async function signInMember(page: Page, { members }: Accounts, which = 0): Promise<void> {
  const member = members[which];
  if (member === undefined) throw new Error(`there is no member ${which}`);
  await page.getByLabel(/Member number/).fill(member.phone);
  await page.getByLabel('Password', { exact: true }).fill(member.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
