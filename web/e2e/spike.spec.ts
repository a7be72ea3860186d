import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { withCamera } from './support/camera';
import { frameOf, qrOf } from './support/picture';
import { signInCashier, signInMember } from './support/sign-in';
import { expect, test } from './support/test';

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

for (const path of ['/', '/wallet/', '/pos/', '/wallet/cards/1']) {
  test(`${path} has the policy, and breaks it nowhere`, async ({ page, watched: _ }) => {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    const headers = answer?.headers() ?? {};
    expect(
      headers['content-security-policy']
        ?.split(/\s*;\s*/)
        .filter(Boolean)
        .sort(),
    ).toEqual([...POLICY].sort());
    expect(headers['permissions-policy']).toContain(
      path.startsWith('/pos/') ? 'camera=(self)' : 'camera=()',
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['referrer-policy']).toBe('no-referrer');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  });
}

/** A payment code that no card has. */
const CODE = '901234567890123456789013';
const GROUPED = '9012 3456 7890 1234 5678 9013';

test('a cookie that scripts cannot read keeps the session over a reload', async ({
  page,
  server,
  watched: _,
}) => {
  await page.goto('/wallet/');
  await signInMember(page, server.accounts);
  await expect(page.getByRole('heading', { level: 1, name: 'My cards' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'My cards' })).toBeVisible();
  const kept = await page.evaluate(() => [
    document.cookie,
    JSON.stringify({ ...localStorage, ...sessionStorage }),
  ]);
  expect(kept[0]).toBe('');
  expect(kept[1]).not.toContain('eyJ');
  const cookies = await page.context().cookies();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
});

test('each app has a session of its own', async ({ page, server, watched: _ }) => {
  await page.goto('/wallet/');
  await signInMember(page, server.accounts);
  await expect(page.getByRole('heading', { level: 1, name: 'My cards' })).toBeVisible();
  await page.goto('/pos/');
  await signInCashier(page, server.accounts);
  await expect(page.getByRole('heading', { level: 1, name: 'Charge' })).toBeVisible();
  await page.goto('/wallet/');
  await expect(page.getByRole('heading', { level: 1, name: 'My cards' })).toBeVisible();
});

test('signing out in one tab shows in the other', async ({ context, page, server, watched: _ }) => {
  await page.goto('/wallet/');
  await signInMember(page, server.accounts);
  await expect(page.getByRole('heading', { level: 1, name: 'My cards' })).toBeVisible();
  const other = await context.newPage();
  await other.goto('/wallet/settings');
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('a dialog takes the focus, keeps it and gives it back', async ({
  page,
  server,
  watched: _,
}) => {
  await page.goto('/wallet/settings');
  await signInMember(page, server.accounts);
  const opener = page.getByRole('button', { name: 'Change password' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Change password' });
  await expect(dialog).toBeVisible();
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('lists, themes and languages work under the policy', async ({ page, server, watched: _ }) => {
  await page.goto('/pos/settings');
  await signInCashier(page, server.accounts);
  await page.getByRole('button', { name: /Look/ }).click();
  await page.getByRole('option', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expectAccessible(page);
  await page.getByRole('button', { name: /Language/ }).click();
  await page.getByRole('option', { name: '繁體中文' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '設定' })).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the app opens without a network once it was here', async ({ context, page, watched }) => {
  watched.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await page.goto('/wallet/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
    .toBe(true);
  await context.setOffline(true);
  await page.goto('/wallet/settings');
  await expect(page.getByText('The server cannot be reached')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('says so when the app cannot start', async ({ page, watched }) => {
  watched.allow(/ERR_FAILED/);
  await page.route(/assets\/wallet-[^/]*\.js$/, (route) => route.abort());
  await page.goto('/wallet/');
  await expect(page.getByText('The page does not open')).toBeVisible();
  await page.unroute(/assets\/wallet-[^/]*\.js$/);
  await page.getByRole('button', { name: /Reload/ }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

async function openTrial(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try the scanner' }).click();
  await page.getByRole('button', { name: 'Scan with the camera' }).click();
}

test('a hardware scanner is read anywhere on the page, and its Enter presses nothing', async ({
  page,
  server,
  watched: _,
}) => {
  await page.goto('/pos/settings');
  await signInCashier(page, server.accounts);
  await page.getByRole('button', { name: 'Try the scanner' }).click();
  await page.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.type(CODE, { delay: 2 });
  await page.keyboard.press('Enter');
  await expect(page.getByText(GROUPED)).toBeVisible();
});

test('the worker reads a code under its own policy', async ({ page, server, watched: _ }) => {
  const { width, height, dark } = await qrOf(CODE);
  const modules = Array.from({ length: width * height }, (_unused, i) =>
    dark(i % width, Math.floor(i / width)),
  );
  await page.addInitScript(
    ({ side, cells }) => {
      // A camera that sees a canvas.
      navigator.mediaDevices.getUserMedia = async () => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 480;
        const context = canvas.getContext('2d');
        const draw = () => {
          if (!context) return;
          const scale = Math.floor(480 / (side + 8));
          context.fillStyle = 'white';
          context.fillRect(0, 0, 480, 480);
          context.fillStyle = 'black';
          cells.forEach((isDark, i) => {
            if (isDark)
              context.fillRect(
                ((i % side) + 4) * scale,
                (Math.floor(i / side) + 4) * scale,
                scale,
                scale,
              );
          });
        };
        draw();
        setInterval(draw, 100);
        return canvas.captureStream(10);
      };
    },
    { side: width, cells: modules },
  );
  await page.goto('/pos/settings');
  await signInCashier(page, server.accounts);
  await openTrial(page);
  await expect(page.getByText(GROUPED)).toBeVisible();
  // Its file lets wasm be compiled; the page's policy, which is checked above, does not.
  const worker = page.workers().find((found) => found.url().includes('/assets/scan-worker-'));
  const answer = await page.request.get(worker?.url() ?? '');
  expect(answer.headers()['content-security-policy']).toContain("'wasm-unsafe-eval'");
});

test('a code before the camera is read', async ({ server }) => {
  await withCamera(server, frameOf(await qrOf(CODE)), async (page) => {
    await page.goto('/pos/settings');
    await signInCashier(page, server.accounts);
    await openTrial(page);
    await expect(page.getByText(GROUPED)).toBeVisible();
  });
});
