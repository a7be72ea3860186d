import { test as base } from '@playwright/test';
import { type Server, startServer } from './server';
import { type Watch, watch } from './watch';

interface Fixtures {
  /** Fails the test at its end if anything happened that must not. */
  readonly watched: Watch;
}

interface WorkerFixtures {
  readonly server: Server;
}

/** Tests against the real server. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  watched: async ({ context, server }, use) => {
    const watching = await watch(context, server.url);
    await use(watching);
    watching.expectNothing();
  },
});

export { expect } from '@playwright/test';
