import { test as base } from '@playwright/test';
import { startServer } from './server';
import { prepareShop, type Shop } from './shop';

/** How long ago the demo shop's own sales were, so that they can be settled. */
const AGE_SECS = 2 * 60 * 60;

/** Tests in a shop of their own, after a busy day in it. */
export const test = base.extend<object, { readonly shop: Shop }>({
  shop: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
    async ({}, use) => {
      const server = await startServer({}, AGE_SECS);
      const shop = await prepareShop(server);
      await use(shop);
      await shop.close();
      await server.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});
