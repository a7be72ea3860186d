/**
 * The service worker of one app. It keeps the app's files, so that the app opens without a network and
 * so that a page goes on with the version it began with. It never touches the API, and waits for the
 * page's word before a new version takes over.
 */
import { handlingOf, outdated } from './rules';

declare const self: ServiceWorkerGlobalScope;

/** Set by the build. */
declare const __APP__: string;
declare const __VERSION__: string;
declare const __FILES__: readonly string[];

const BASE = `/${__APP__}/`;
const PREFIX = `mps-${__APP__}-`;
const STORE = `${PREFIX}${__VERSION__}`;
const PATIENCE_MS = 3000;

async function install(): Promise<void> {
  const store = await caches.open(STORE);
  // The shell is asked of the server, not of the browser's cache, which may hold the one before.
  const headers = { Accept: 'text/html' };
  const shell = await fetch(BASE, { cache: 'reload', credentials: 'omit', headers });
  if (!shell.ok) throw new Error(`the shell is answered with ${shell.status}`);
  await Promise.all([store.put(BASE, shell), store.addAll([...__FILES__])]);
}

async function activate(): Promise<void> {
  const names = outdated(await caches.keys(), PREFIX, STORE);
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function page(request: Request): Promise<Response> {
  const shell = async () => (await (await caches.open(STORE)).match(BASE)) ?? Response.error();
  const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  try {
    const answer = await Promise.race([fetch(request), patience]);
    // A proxy without its server answers 5xx: the app itself says so better.
    return answer === null || answer.status >= 500 ? await shell() : answer;
  } catch {
    return shell();
  }
}

async function asset(request: Request): Promise<Response> {
  // Names contain a hash, so whichever version has the file has the right one.
  return (await caches.match(request)) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const handling = handlingOf(event.request, self.location.origin, BASE);
  if (handling === 'page') event.respondWith(page(event.request));
  if (handling === 'asset') event.respondWith(asset(event.request));
});
