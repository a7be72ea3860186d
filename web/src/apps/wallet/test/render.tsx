import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { configure } from '@testing-library/react';
import { vi } from 'vitest';
import type { Language } from '../../../i18n';
import { SessionProvider } from '../../../session';
import { renderApp } from '../../../test/render';
import { walletCatalogue } from '../i18n';
import { createWalletRouter } from '../router';

// Whole pages take their time on a busy machine.
configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 30_000 });

/** Renders the wallet at a path, as the browser opens it. */
export async function renderWallet(path: string, language: Language = 'en') {
  const history = createMemoryHistory({ initialEntries: [`/wallet${path}`] });
  const router = createWalletRouter(history);
  const words = await walletCatalogue.load(language);
  const rendered = await renderApp(
    <walletCatalogue.Provider value={words}>
      <SessionProvider>
        <RouterProvider router={router} />
      </SessionProvider>
    </walletCatalogue.Provider>,
    { app: 'wallet', language },
  );
  /** The address that is shown, below the app's own. */
  const address = () => router.state.location.href.replace(/^\/wallet/, '');
  return { ...rendered, router, address };
}
