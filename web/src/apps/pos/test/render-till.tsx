import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, configure, createEvent, fireEvent, render } from '@testing-library/react';
import { createApi } from '../../../api/client';
import { ApiProvider } from '../../../api/context';
import { I18nProvider, type Language, loadErrorTexts, loadMessages } from '../../../i18n';
import { SessionProvider } from '../../../session';
import { CONFIG } from '../../../test/render';
import { ToastProvider } from '../../../ui';
import { posCatalogue } from '../i18n';
import { routeTree } from '../routeTree.gen';
// Loaded here, so that no test waits for them.
import '../Frame';
import '../features/sign-in/SignInPage';
import { type FakeLocks, fakeLocks } from './locks';

// A machine that does much else is slow.
configure({ asyncUtilTimeout: 5000 });

interface Options {
  readonly language?: Language;
  /** The locks of the device; those of another tab, where there is one. */
  readonly locks?: FakeLocks;
}

/** Starts the whole till at an address, as a browser tab does. */
export async function renderTill(path = '/', { language = 'en', locks }: Options = {}) {
  const own = locks ?? fakeLocks();
  Object.defineProperty(navigator, 'locks', { value: own.manager, configurable: true });
  const history = createMemoryHistory({ initialEntries: [`/pos${path}`] });
  const router = createRouter({ routeTree, basepath: '/pos', history, defaultPendingMinMs: 0 });
  const api = createApi('pos', () => language);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queries.setQueryData(['app', 'config'], CONFIG);
  const initial = await loadMessages(posCatalogue, language);
  await loadErrorTexts(language);
  const view = render(
    <ApiProvider value={api}>
      <QueryClientProvider client={queries}>
        <I18nProvider app={posCatalogue} initial={initial}>
          <SessionProvider>
            <ToastProvider>
              <RouterProvider router={router} />
            </ToastProvider>
          </SessionProvider>
        </I18nProvider>
      </QueryClientProvider>
    </ApiProvider>,
  );
  return { ...view, history, queries, address: () => history.location.pathname };
}

/** Presses keys as a hardware scanner does: quickly, and with Enter at the end. */
export function scan(text: string): void {
  const target = document.activeElement ?? document.body;
  // However slow this machine is, the keys are pressed a millisecond apart.
  const start = performance.now();
  for (const [index, char] of [...text].entries()) {
    press(target, char, `Digit${char}`, start + index);
  }
  press(target, 'Enter', 'Enter', start + text.length);
}

/** Types an amount slowly, as people do. */
export async function typeSlowly(text: string): Promise<void> {
  // The listener of a page that has just appeared is there a moment later.
  await act(async () => new Promise((resolve) => setTimeout(resolve, 20)));
  for (const char of text) {
    const code = char === '.' ? 'Period' : `Digit${char}`;
    await act(async () => {
      press(document.activeElement ?? document.body, char, code);
      await new Promise((resolve) => setTimeout(resolve, 80));
    });
  }
}

/** Presses Enter where the focus is. */
export function pressEnter(): void {
  press(document.activeElement ?? document.body, 'Enter', 'Enter');
}

function press(target: Element, key: string, code: string, at = performance.now()): void {
  const down = createEvent.keyDown(target, { key, code });
  Object.defineProperty(down, 'timeStamp', { value: at });
  fireEvent(target, down);
  fireEvent.keyUp(target, { key, code });
}
