import type { Page } from '@playwright/test';
import type { Shop, Who } from '../support/shop';
import type { Words } from './words';

/** A page as it is looked at. */
export interface Scene {
  readonly page: Page;
  readonly shop: Shop;
  readonly words: Words;
}

/** Width and height of a window. */
export type Size = readonly [number, number];

/** A page in one of its states. */
export interface Screen {
  /** In the names of its files. */
  readonly name: string;
  /** Below the address of the app; or from the server's, with a stroke before it. */
  readonly path?: string | ((shop: Shop) => string);
  /** Who is signed in; nobody when it is left out. */
  readonly as?: Who;
  /** What happens to the page's requests. */
  readonly before?: (scene: Scene) => Promise<void>;
  /** What is done on the page until it is in this state. */
  readonly reach?: (scene: Scene) => Promise<void>;
  /** In place of the app's own. */
  readonly sizes?: readonly Size[];
}

/** An app with all that is worth a look. */
export interface Gallery {
  readonly app: 'wallet' | 'pos';
  readonly sizes: readonly Size[];
  readonly screens: readonly Screen[];
}

/** Opens a page in its state. */
export async function show(app: Gallery['app'], screen: Screen, scene: Scene): Promise<void> {
  const { path = '', before, reach } = screen;
  await before?.(scene);
  const address = typeof path === 'string' ? path : path(scene.shop);
  await scene.page.goto(address.startsWith('/') ? address : `/${app}/${address}`);
  await reach?.(scene);
}

/** Waits until nothing is being loaded. */
export async function loaded(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
}

/** Answers what the page asks for at an address, instead of the server. */
export async function answer(
  page: Page,
  path: string,
  status: number,
  json: object,
): Promise<void> {
  await page.route(
    (url) => url.pathname === path,
    (route) => route.fulfill({ status, json }),
  );
}

/** Lets no request for what is at or below an address reach the server. */
export async function cut(page: Page, path: string): Promise<void> {
  await page.route(
    (url) => url.pathname.startsWith(path),
    (route) => route.abort(),
  );
}

/** Presses a button. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}
