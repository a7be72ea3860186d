import type { Page } from '@playwright/test';
import type { Accounts, Server } from './server';

/** How somebody of the staff signs in. */
export interface StaffLogin {
  readonly operator: string;
  readonly password: string;
}

/** Signs somebody of the staff in on the page that is shown. */
export async function signInStaff(
  page: Page,
  { merchant }: Accounts,
  { operator, password }: StaffLogin,
): Promise<void> {
  await page.getByLabel('Shop code').fill(merchant.code);
  await page.getByLabel('Operator').fill(operator);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs a cashier in on the page that is shown. */
export async function signInCashier(page: Page, accounts: Accounts): Promise<void> {
  await signInStaff(page, accounts, accounts.merchant.cashier);
}

/** Opens a page of the till, and signs in there. */
export async function openTill(
  page: Page,
  { accounts }: Server,
  login: StaffLogin,
  path = '',
): Promise<void> {
  await page.goto(`/pos/${path}`);
  await signInStaff(page, accounts, login);
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
}

/** Signs a member in on the page that is shown. */
export async function signInMember(page: Page, { members }: Accounts, which = 0): Promise<void> {
  const member = members[which];
  if (member === undefined) throw new Error(`there is no member ${which}`);
  await page.getByLabel(/Member number/).fill(member.phone);
  await page.getByLabel('Password', { exact: true }).fill(member.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
