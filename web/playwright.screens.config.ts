import { defineConfig } from '@playwright/test';
import { chromiumWith } from './e2e/support/chromium';
import base from './playwright.config.ts';

/** `npm run screens`: pictures of every page in every language, look and size, for people to look at. */
export default defineConfig(base, {
  testDir: 'e2e/screens',
  testMatch: '*.screens.ts',
  timeout: 180_000,
  use: {
    trace: 'off',
    launchOptions: chromiumWith(
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
    ),
  },
});
