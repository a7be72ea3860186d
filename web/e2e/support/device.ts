import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import type { Server } from './server';
import { watch } from './watch';

/** A browser of somebody else. */
export interface Device {
  readonly page: Page;
  /** Fails if anything happened there that must not. */
  readonly close: () => Promise<void>;
}

/** Takes another device into the hand, on which nobody is signed in. */
export async function openDevice(
  browser: Browser,
  { url }: Server,
  look: BrowserContextOptions = {},
): Promise<Device> {
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', ...look });
  const watched = await watch(context, url);
  return {
    page: await context.newPage(),
    close: async () => {
      await context.close();
      watched.expectNothing();
    },
  };
}
