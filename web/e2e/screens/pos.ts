import { expect, type Page } from '@playwright/test';
import { scan } from '../support/scanner';
import { ORDER } from '../support/shop';
import {
  answer,
  cut,
  type Gallery,
  loaded,
  press,
  type Scene,
  type Screen,
  type Size,
} from './screen';

const SIZES: readonly Size[] = [
  [390, 844],
  [768, 1024],
  [1280, 800],
];
const PHONE: readonly Size[] = [[390, 844]];

/** A code with its check digit right that nobody has. */
const NOBODYS_CODE = '901234567890123456789013';
const WECHAT_CODE = '134567890123456789';
const DAY_WITHOUT_SALES = '2020-01-01';
const CODES = ['k7f2-9qmd', 'x4t8-hb3w', 'p6r9-zj5c', 'm3v7-ty2k', 'd8n4-wg6f', 'c5h9-rx3p'];

const NO_SETTLEMENTS = { settlements: [], pagination: { next_cursor: null, total_count: 0 } };

const done = ({ page }: Scene) => loaded(page);
const submit = (page: Page) => page.locator('main button[type=submit]').first().click();

/** Types an amount on the keypad of the first page, and confirms it. */
async function toScan({ page }: Scene, amount = '299'): Promise<void> {
  await page.getByRole('button', { name: '7', exact: true }).waitFor();
  await page.keyboard.type(amount, { delay: 80 });
  await page.keyboard.press('Enter');
  await expect(page.locator('nav')).toHaveCount(0);
}

async function scanned(scene: Scene, code: string, amount?: string): Promise<void> {
  await toScan(scene, amount);
  await scan(scene.page, code);
}

const result = (page: Page, word: string) =>
  expect(page.getByRole('heading', { level: 1, name: word })).toBeVisible({ timeout: 20_000 });

async function unknown(scene: Scene): Promise<void> {
  await cut(scene.page, '/merchant/charge');
  await scanned(scene, await scene.shop.code());
  await result(scene.page, scene.words.pos.sale.unknown);
}

async function fillEnrol({ page }: Scene, phone: string): Promise<void> {
  await page.locator('input[name=name]').fill('何曉雯');
  await page.locator('input[name=phone]').fill(phone);
  await submit(page);
}

async function fillRecharge({ page, shop }: Scene): Promise<void> {
  await page.locator('input[name=card]').fill(shop.server.accounts.members[0]?.card_no ?? '');
  await page.locator('input[name=amount]').fill('300');
  await submit(page);
}

async function sendRecharge(scene: Scene): Promise<void> {
  await fillRecharge(scene);
  await scene.page.getByRole('alertdialog').getByRole('button').nth(1).click();
  await expect(scene.page.getByRole('alertdialog')).toHaveCount(0);
  await loaded(scene.page);
}

async function startTotp({ page, shop }: Scene): Promise<void> {
  const { password } = shop.server.accounts.merchant.manager;
  await page.locator('input[name=password]').fill(password);
  await submit(page);
  await expect(page.locator('main img')).toBeVisible();
}

const screens: readonly Screen[] = [
  { name: 'sign-in', reach: done },
  {
    name: 'sign-in-wrong',
    reach: async ({ page, shop }) => {
      await page.locator('input[name=identifier]').fill(shop.server.accounts.merchant.code);
      await page.locator('input[name=operator]').fill('cashier');
      await page.locator('input[name=password]').fill('not the password');
      await submit(page);
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'sign-in-open-sale',
    as: 'cashier',
    reach: async (scene) => {
      await toScan(scene);
      await press(scene.page, scene.words.pos.frame.lock);
      await expect(scene.page.locator('input[name=operator]')).toBeVisible();
    },
  },
  { name: 'not-found', path: 'nowhere', as: 'cashier', reach: done },
  { name: 'activate', path: 'activate#0123456789abcdef', reach: done },
  { name: 'activate-invalid', path: 'activate', reach: done },
  { name: 'amount', as: 'cashier', reach: done },
  {
    name: 'amount-typed',
    as: 'manager',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: '7', exact: true }).waitFor();
      await page.keyboard.type('299.5', { delay: 80 });
    },
  },
  {
    name: 'amount-large',
    as: 'cashier',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: '7', exact: true }).waitFor();
      await page.keyboard.type('1234567.89', { delay: 80 });
    },
  },
  {
    name: 'amount-scanned-early',
    as: 'cashier',
    reach: async ({ page, words }) => {
      await page.getByRole('button', { name: '7', exact: true }).waitFor();
      await scan(page, NOBODYS_CODE);
      await expect(page.getByText(words.pos.sale.scannedTooEarly)).toBeVisible();
    },
  },
  {
    name: 'other-tab',
    as: 'cashier',
    before: async ({ page }) => {
      const first = await page.context().newPage();
      await first.goto('/pos/');
      await first.getByRole('button', { name: '7', exact: true }).waitFor();
    },
    reach: ({ page, words }) => expect(page.getByText(words.pos.sale.elsewhereTitle)).toBeVisible(),
  },
  {
    name: 'other-tab-gone',
    as: 'cashier',
    before: async ({ page }) => {
      const first = await page.context().newPage();
      await first.goto('/pos/');
      await first.getByRole('button', { name: '7', exact: true }).waitFor();
    },
    reach: async ({ page, words }) => {
      await expect(page.getByText(words.pos.sale.elsewhereTitle)).toBeVisible();
      await page
        .context()
        .pages()
        .find((other) => other !== page)
        ?.close();
      await expect(page.getByText(words.pos.sale.freeTitle)).toBeVisible();
    },
  },
  { name: 'scan', as: 'cashier', reach: toScan },
  {
    name: 'scan-camera',
    as: 'cashier',
    reach: async (scene) => {
      await toScan(scene);
      await press(scene.page, scene.words.common.scan.open);
      await expect(scene.page.getByText(scene.words.common.scan.hint)).toBeVisible();
    },
  },
  {
    name: 'scan-type',
    as: 'cashier',
    reach: async (scene) => {
      await toScan(scene);
      await press(scene.page, scene.words.pos.sale.typeCode);
      await scene.page.locator('input[name=code]').fill(NOBODYS_CODE.slice(0, 15));
    },
  },
  {
    name: 'scan-type-wrong',
    as: 'cashier',
    reach: async (scene) => {
      await toScan(scene);
      await press(scene.page, scene.words.pos.sale.typeCode);
      await scene.page.locator('input[name=code]').fill(`${NOBODYS_CODE.slice(0, 23)}4`);
      await scene.page.keyboard.press('Enter');
    },
  },
  { name: 'scan-foreign', as: 'cashier', reach: (scene) => scanned(scene, WECHAT_CODE) },
  {
    name: 'sending',
    as: 'cashier',
    before: async ({ page }) => {
      await page.route('**/merchant/charge', () => undefined);
    },
    reach: async (scene) => {
      await scanned(scene, NOBODYS_CODE);
      await result(scene.page, scene.words.pos.sale.sending);
    },
  },
  {
    name: 'sending-again',
    as: 'cashier',
    before: async ({ page }) => {
      await page.route('**/merchant/charge', () => undefined);
      // The latest rule comes first.
      await page.route('**/merchant/charge', (route) => route.abort(), { times: 1 });
    },
    reach: async (scene) => {
      await scanned(scene, NOBODYS_CODE);
      await expect(scene.page.getByText(scene.words.pos.sale.repeating(1, 3))).toBeVisible();
    },
  },
  {
    name: 'paid',
    as: 'cashier',
    reach: async (scene) => {
      await scanned(scene, await scene.shop.code(), '99');
      await result(scene.page, scene.words.pos.sale.paid);
    },
  },
  {
    name: 'refused',
    as: 'cashier',
    reach: async (scene) => {
      await scanned(scene, NOBODYS_CODE);
      await result(scene.page, scene.words.pos.sale.refused);
    },
  },
  {
    name: 'refused-balance',
    as: 'cashier',
    reach: async (scene) => {
      await scanned(scene, await scene.shop.code(), '9000');
      await result(scene.page, scene.words.pos.sale.refused);
    },
  },
  { name: 'unknown', as: 'cashier', reach: unknown },
  {
    name: 'unknown-restored',
    as: 'cashier',
    reach: async (scene) => {
      await unknown(scene);
      await cut(scene.page, '/merchant/orders/');
      await scene.page.reload();
      await result(scene.page, scene.words.pos.sale.unknown);
    },
  },
  {
    name: 'unknown-rescan',
    as: 'cashier',
    reach: async (scene) => {
      await unknown(scene);
      await press(scene.page, scene.words.pos.sale.rescan);
    },
  },
  {
    name: 'reversed',
    as: 'cashier',
    reach: async (scene) => {
      await unknown(scene);
      await press(scene.page, scene.words.pos.sale.reverse);
      await result(scene.page, scene.words.pos.sale.reversed);
    },
  },
  {
    name: 'session-ended',
    as: 'cashier',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: '7', exact: true }).waitFor();
      await page.context().clearCookies();
      await page.locator('nav a').nth(1).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  { name: 'recharge', path: 'recharge', as: 'manager', reach: done },
  {
    name: 'recharge-wrong',
    path: 'recharge',
    as: 'manager',
    reach: async ({ page }) => {
      await page.locator('input[name=card]').fill('STD12');
      await page.locator('input[name=amount]').fill('300');
      await submit(page);
    },
  },
  { name: 'recharge-confirm', path: 'recharge', as: 'manager', reach: fillRecharge },
  { name: 'recharge-done', path: 'recharge', as: 'manager', reach: sendRecharge },
  {
    name: 'recharge-unknown',
    path: 'recharge',
    as: 'manager',
    before: ({ page }) => cut(page, '/merchant/recharge'),
    reach: sendRecharge,
  },
  { name: 'enrol', path: 'enrol', as: 'cashier', reach: done },
  {
    name: 'enrol-wrong',
    path: 'enrol',
    as: 'cashier',
    reach: (scene) => fillEnrol(scene, '12'),
  },
  {
    name: 'enrol-used',
    path: 'enrol',
    as: 'cashier',
    reach: async (scene) => {
      await fillEnrol(scene, '0912000001');
      await expect(scene.page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'enrol-done',
    path: 'enrol',
    as: 'cashier',
    reach: async (scene) => {
      await fillEnrol(scene, `0955${String(Date.now()).slice(-6)}`);
      await expect(scene.page.locator('main svg[role=img]')).toBeVisible();
    },
  },
  {
    name: 'enrol-unknown',
    path: 'enrol',
    as: 'cashier',
    before: ({ page }) => cut(page, '/merchant/members'),
    reach: async (scene) => {
      await fillEnrol(scene, '0955000001');
      await expect(scene.page.getByRole('alert')).toBeVisible();
    },
  },
  { name: 'sales', path: 'sales', as: 'manager', reach: done },
  { name: 'sales-empty', path: 'sales', as: 'maria', reach: done },
  { name: 'order', path: `sales/${ORDER}`, as: 'manager', reach: done },
  { name: 'order-cashier', path: `sales/${ORDER}`, as: 'cashier', reach: done },
  { name: 'order-unknown', path: 'sales/B-9999', as: 'manager', reach: done },
  {
    name: 'order-reverse',
    path: `sales/${ORDER}`,
    as: 'manager',
    reach: ({ page, words }) => press(page, words.pos.sales.reverse),
  },
  {
    name: 'transaction',
    path: (shop) => `transactions/${shop.payment}`,
    as: 'manager',
    reach: done,
  },
  {
    name: 'transaction-refunded',
    path: (shop) => `transactions/${shop.payment}`,
    as: 'manager',
    reach: async ({ page, words }) => {
      await page.locator('input[name=amount]').fill('1');
      await page.locator('input[name=reason]').fill('少送一杯');
      await page.getByRole('button', { name: /1\.00/ }).click();
      await expect(page.getByText(words.pos.sales.refundDone).last()).toBeVisible();
      await loaded(page);
    },
  },
  {
    name: 'transaction-refund',
    path: (shop) => `transactions/${shop.refund}`,
    as: 'manager',
    reach: done,
  },
  {
    name: 'transaction-recharge',
    path: (shop) => `transactions/${shop.cashTopUp}`,
    as: 'manager',
    reach: done,
  },
  { name: 'transaction-unknown', path: 'transactions/PAY9999999999', as: 'manager', reach: done },
  { name: 'transactions', path: 'transactions', as: 'manager', reach: done },
  { name: 'transactions-none', path: 'transactions?operator=nobody', as: 'manager', reach: done },
  {
    name: 'receipt',
    path: (shop) => `transactions/${shop.payment}/receipt`,
    as: 'manager',
    reach: done,
  },
  { name: 'today', path: 'today', as: 'manager', reach: done },
  {
    name: 'today-table',
    path: 'today',
    as: 'manager',
    reach: ({ page, words }) => press(page, words.common.actions.showTable),
  },
  { name: 'today-none', path: `today?day=${DAY_WITHOUT_SALES}`, as: 'manager', reach: done },
  {
    name: 'settlements',
    path: 'settlements',
    as: 'manager',
    reach: done,
  },
  {
    name: 'settlements-empty',
    path: 'settlements',
    as: 'manager',
    before: ({ page }) => answer(page, '/merchant/settlements', 200, NO_SETTLEMENTS),
    reach: done,
  },
  {
    name: 'settlements-make',
    path: 'settlements',
    as: 'manager',
    reach: ({ page, words }) => press(page, words.pos.settlements.make),
  },
  {
    name: 'settlement',
    path: (shop) => `settlements/${shop.settlement}`,
    as: 'manager',
    reach: done,
  },
  { name: 'staff', path: 'staff', as: 'manager', reach: done },
  { name: 'staff-new', path: 'staff/new', as: 'manager', reach: done },
  {
    name: 'staff-made',
    path: 'staff/new',
    as: 'manager',
    reach: async ({ page }) => {
      await page.locator('input[name=operator]').fill(`lin.${Date.now()}`);
      await page.locator('input[name=name]').fill('林怡君');
      await submit(page);
      await expect(page.locator('main svg[role=img]')).toBeVisible();
    },
  },
  {
    name: 'colleague',
    path: (shop) => `staff/${shop.colleague}`,
    as: 'manager',
    reach: done,
  },
  {
    name: 'colleague-stop',
    path: (shop) => `staff/${shop.colleague}`,
    as: 'manager',
    reach: ({ page, words }) => press(page, words.pos.staff.deactivate),
  },
  { name: 'staff-forbidden', path: 'staff', as: 'cashier', reach: done },
  { name: 'settings', path: 'settings', as: 'manager', reach: done },
  {
    name: 'settings-scanner',
    path: 'settings',
    as: 'manager',
    reach: async ({ page, words }) => {
      await press(page, words.pos.account.tryScanner);
      await scan(page, NOBODYS_CODE);
      await expect(page.getByText(words.pos.account.scannerWorks)).toBeVisible();
    },
  },
  { name: 'totp', path: 'account/totp', as: 'manager', reach: done },
  { name: 'totp-confirm', path: 'account/totp', as: 'manager', reach: startTotp },
  {
    name: 'totp-codes',
    path: 'account/totp',
    as: 'manager',
    before: ({ page }) => answer(page, '/auth/totp/confirm', 200, { recovery_codes: CODES }),
    reach: async (scene) => {
      await startTotp(scene);
      await scene.page.locator('input[name=totp]').fill('123456');
      await submit(scene.page);
      await expect(scene.page.getByText(CODES[0] ?? '')).toBeVisible();
    },
  },
  { name: 'sessions', path: 'account/sessions', as: 'manager', reach: done },
  {
    name: 'sessions-all',
    path: 'account/sessions',
    as: 'manager',
    reach: ({ page, words }) => press(page, words.pos.account.sessionsEndAll),
  },
  { name: 'more', path: 'more', as: 'manager', sizes: PHONE, reach: done },
];

export const till: Gallery = { app: 'pos', sizes: SIZES, screens };
