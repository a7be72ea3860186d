import { defineConfig } from '@playwright/test';
import { chromiumWith } from './e2e/support/chromium';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  reporter: [['list']],
  workers: 1,
  timeout: 60_000,
  expect: {
    timeout: 10_000,
    toMatchAriaSnapshot: { pathTemplate: '{testDir}/aria/{arg}{ext}' },
  },
  forbidOnly: process.env.CI !== undefined,
  use: {
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    launchOptions: chromiumWith(),
    ignoreHTTPSErrors: process.env.MPS_WEB_URL !== undefined,
    trace: 'retain-on-failure',
  },
});
