import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

/** `npm run times`: what the pages promise of time. Needs a quiet machine, so it is no part of the tests. */
export default defineConfig(base, {
  testDir: 'e2e/times',
  testMatch: '*.times.ts',
  timeout: 180_000,
  use: { trace: 'off' },
});
