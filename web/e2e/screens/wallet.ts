import { expect, type Page } from '@playwright/test';
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
];
const WIDE: readonly Size[] = [...SIZES, [1280, 800]];

const UNKNOWN_ID = '00000000-0000-7000-8000-000000000000';
const BUSY = {
  error: { code: 'SERVICE_UNAVAILABLE', message: '', details: {}, request_id: 'R-1' },
};

const done = ({ page }: Scene) => loaded(page);
const card = (shop: Scene['shop'], which = 0) => shop.server.accounts.members[which]?.card_id;
const shown = (page: Page) => expect(page.getByRole('main').getByRole('img')).toHaveCount(2);
const submit = (page: Page) => page.locator('main button[type=submit]').first().click();

async function typeTopUp({ page, words }: Scene): Promise<void> {
  await page.locator('input[name=amount]').fill('88.5');
  await press(page, words.pages.topUp.next);
}

async function sendTopUp(scene: Scene): Promise<void> {
  await typeTopUp(scene);
  await scene.page.locator('main button').first().click();
  await expect(scene.page.getByRole('main').getByRole('alert').first()).toBeVisible();
}

const screens: readonly Screen[] = [
  { name: 'landing', path: '/', sizes: WIDE, reach: done },
  { name: 'sign-in', reach: done },
  {
    name: 'sign-in-wrong',
    reach: async ({ page }) => {
      await page.locator('input[name=identifier]').fill('0912000001');
      await page.locator('input[name=password]').fill('not the password');
      await submit(page);
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  { name: 'not-found', path: 'nowhere', as: 'rich', reach: done },
  { name: 'activate', path: 'activate#0123456789abcdef', reach: done },
  { name: 'activate-invalid', path: 'activate', reach: done },
  { name: 'password-forced', as: 'reset', reach: done },
  { name: 'home', as: 'rich', sizes: WIDE, reach: done },
  {
    name: 'home-past',
    as: 'rich',
    reach: async ({ page }) => {
      await page.locator('summary').click();
    },
  },
  { name: 'home-new', as: 'fresh', sizes: WIDE, reach: done },
  { name: 'home-frozen', as: 'frozen', reach: done },
  { name: 'home-lost', as: 'lost', reach: done },
  { name: 'home-none', as: 'cardless', reach: done },
  {
    name: 'home-offline',
    as: 'rich',
    reach: async ({ page }) => {
      await loaded(page);
      await page.context().setOffline(true);
      await expect(page.getByRole('status').first()).toBeVisible();
    },
  },
  {
    name: 'home-failed',
    as: 'rich',
    before: ({ page }) => answer(page, '/member/cards', 503, BUSY),
    reach: ({ page }) => expect(page.getByRole('alert')).toBeVisible({ timeout: 20_000 }),
  },
  {
    name: 'session-ending',
    as: 'rich',
    before: async ({ page }) => {
      await page.route('**/auth/me', async (route) => {
        const came = await route.fetch();
        const json = await came.json();
        json.session_info.expires_at = new Date(Date.now() + 8 * 60_000).toISOString();
        await route.fulfill({ response: came, json });
      });
    },
    reach: done,
  },
  {
    name: 'session-ended',
    as: 'rich',
    reach: async ({ page }) => {
      await loaded(page);
      await page.context().clearCookies();
      await page.locator('nav a').nth(1).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  { name: 'card', path: (shop) => `cards/${card(shop)}`, as: 'rich', sizes: WIDE, reach: done },
  {
    name: 'card-lost-dialog',
    path: (shop) => `cards/${card(shop)}`,
    as: 'rich',
    reach: ({ page, words }) => press(page, words.pages.lost.open),
  },
  {
    name: 'card-corporate',
    path: (shop) => `cards/${shop.corporateCard}`,
    as: 'rich',
    reach: done,
  },
  { name: 'card-voucher', path: (shop) => `cards/${shop.voucher}`, as: 'rich', reach: done },
  { name: 'card-frozen', path: (shop) => `cards/${shop.frozenCard}`, as: 'frozen', reach: done },
  { name: 'card-lost', path: (shop) => `cards/${shop.lostCard}`, as: 'lost', reach: done },
  { name: 'card-unknown', path: `cards/${UNKNOWN_ID}`, as: 'rich', reach: done },
  {
    name: 'members',
    path: (shop) => `cards/${shop.corporateCard}/members`,
    as: 'rich',
    sizes: WIDE,
    reach: done,
  },
  {
    name: 'members-role',
    path: (shop) => `cards/${shop.corporateCard}/members`,
    as: 'rich',
    reach: ({ page, words }) =>
      page.getByRole('button', { name: words.pages.corporate.changeRole }).first().click(),
  },
  {
    name: 'members-remove',
    path: (shop) => `cards/${shop.corporateCard}/members`,
    as: 'rich',
    reach: ({ page, words }) =>
      page.getByRole('button', { name: words.pages.corporate.remove, exact: true }).first().click(),
  },
  { name: 'bind', path: 'cards/bind', as: 'rich', reach: done },
  {
    name: 'bind-wrong',
    path: 'cards/bind',
    as: 'fresh',
    reach: async ({ page }) => {
      await page.locator('input[name=card_no]').fill('COR99999999');
      await page.locator('input[name=password]').fill('a wrong password');
      await submit(page);
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  { name: 'pay-choice', path: 'pay', as: 'rich', reach: done },
  {
    name: 'pay-code',
    path: (shop) => `pay?card=${card(shop)}`,
    as: 'rich',
    sizes: WIDE,
    reach: ({ page }) => shown(page),
  },
  {
    name: 'pay-paid',
    path: (shop) => `pay?card=${card(shop)}`,
    as: 'rich',
    reach: async ({ page, shop }) => {
      const making = page.waitForResponse('**/member/qr/generate');
      await page.reload();
      const { qr_plain } = (await (await making).json()) as { qr_plain: string };
      await shop.manager.post('/merchant/charge', {
        qr_plain,
        amount: '299',
        external_order_id: qr_plain,
      });
      await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'pay-replaced',
    path: (shop) => `pay?card=${card(shop)}`,
    as: 'rich',
    reach: async ({ page, shop }) => {
      await shown(page);
      await shop.code();
      await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'pay-offline',
    path: (shop) => `pay?card=${card(shop)}`,
    as: 'rich',
    reach: async ({ page, words }) => {
      await shown(page);
      await page.context().setOffline(true);
      await expect(page.getByText(words.pages.payment.offlineTitle)).toBeVisible();
    },
  },
  { name: 'pay-none', path: 'pay', as: 'cardless', reach: done },
  {
    name: 'pay-failed',
    path: (shop) => `pay?card=${card(shop)}`,
    as: 'rich',
    before: ({ page }) => answer(page, '/member/qr/generate', 503, BUSY),
    reach: ({ page }) => expect(page.getByRole('alert')).toBeVisible({ timeout: 30_000 }),
  },
  { name: 'recharge', path: 'recharge', as: 'rich', reach: done },
  {
    name: 'recharge-wrong',
    path: 'recharge',
    as: 'rich',
    reach: async ({ page }) => {
      await page.locator('input[name=amount]').fill('999999');
      await submit(page);
    },
  },
  { name: 'recharge-confirm', path: 'recharge', as: 'rich', reach: typeTopUp },
  { name: 'recharge-done', path: 'recharge', as: 'rich', reach: sendTopUp },
  {
    name: 'recharge-unknown',
    path: 'recharge',
    as: 'rich',
    before: ({ page }) => cut(page, '/member/recharge'),
    reach: sendTopUp,
  },
  {
    name: 'recharge-refused',
    path: 'recharge',
    as: 'rich',
    before: ({ page }) =>
      answer(page, '/member/recharge', 409, {
        error: { ...BUSY.error, code: 'CARD_NOT_ACTIVE' },
      }),
    reach: sendTopUp,
  },
  { name: 'transactions', path: 'transactions', as: 'rich', sizes: WIDE, reach: done },
  {
    name: 'transactions-period',
    path: 'transactions?period=custom&from=2026-01-01&to=2026-12-31',
    as: 'rich',
    reach: done,
  },
  {
    name: 'transactions-list',
    path: 'transactions',
    as: 'rich',
    reach: ({ page }) => page.locator('main button[aria-haspopup=listbox]').nth(1).click(),
  },
  { name: 'transactions-none', path: 'transactions?type=payout', as: 'rich', reach: done },
  { name: 'transactions-empty', path: 'transactions', as: 'fresh', reach: done },
  { name: 'receipt', path: (shop) => `transactions/${shop.payment}`, as: 'rich', reach: done },
  {
    name: 'receipt-refund',
    path: (shop) => `transactions/${shop.refund}`,
    as: 'rich',
    reach: done,
  },
  { name: 'receipt-unknown', path: 'transactions/PAY9999999999', as: 'rich', reach: done },
  { name: 'points', path: 'points', as: 'rich', reach: done },
  { name: 'points-empty', path: 'points', as: 'fresh', reach: done },
  { name: 'settings', path: 'settings', as: 'rich', sizes: WIDE, reach: done },
  {
    name: 'settings-password',
    path: 'settings',
    as: 'rich',
    reach: ({ page, words }) => press(page, words.common.session.changePassword),
  },
  { name: 'profile', path: 'settings/profile', as: 'rich', reach: done },
  {
    name: 'profile-wrong',
    path: 'settings/profile',
    as: 'rich',
    reach: async ({ page }) => {
      await page.locator('input[name=phone]').fill('12');
      await submit(page);
      await expect(page.locator('[slot=errorMessage], .text-bad').first()).toBeVisible();
    },
  },
  { name: 'sessions', path: 'settings/sessions', as: 'rich', reach: done },
  {
    name: 'sessions-all',
    path: 'settings/sessions',
    as: 'rich',
    reach: ({ page, words }) => press(page, words.pages.account.everywhere),
  },
];

export const wallet: Gallery = { app: 'wallet', sizes: SIZES, screens };
