import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { type App, createApi } from '../api/client';
import { configQuery } from '../api/config';
import { ApiProvider } from '../api/context';
import { Failure } from '../api/failure';
import { createQueryClient } from '../api/query';
import { type Catalogue, I18nProvider, loadErrorTexts, loadMessages } from '../i18n';
import { firstLanguage } from '../i18n/language';
import { SessionProvider } from '../session';
import { reloadForMissingParts, startServiceWorker } from '../sw/update';
import { ToastProvider, watchTheme } from '../ui';
import { ErrorBoundary } from './ErrorBoundary';
import { ShopFrame } from './ShopFrame';

interface Start<M> {
  readonly app: App;
  readonly messages: Catalogue<M>;
  /** The app's router. */
  readonly children: ReactNode;
}

/** Starts an app: words, settings of the server, session, and then its pages. */
export async function start<M>({ app, messages, children }: Start<M>): Promise<void> {
  watchTheme();
  reloadForMissingParts();
  const api = createApi(app, () => document.documentElement.lang);
  const queries = createQueryClient();
  // Asked while the words are loaded. Whoever needs the settings waits for them, and shows a failure.
  void queries.prefetchQuery(configQuery(api));
  const language = firstLanguage();
  document.documentElement.lang = language;
  const initial = await loadMessages(messages, language);
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  // A refusal that is shown on the page is no fault of the program.
  const onCaughtError = (error: unknown) => {
    if (!(error instanceof Failure)) reportError(error);
  };
  createRoot(root, { onCaughtError }).render(
    <StrictMode>
      <ApiProvider value={api}>
        <QueryClientProvider client={queries}>
          <I18nProvider app={messages} initial={initial}>
            <ErrorBoundary>
              <ShopFrame>
                <SessionProvider>
                  <ToastProvider>{children}</ToastProvider>
                </SessionProvider>
              </ShopFrame>
            </ErrorBoundary>
          </I18nProvider>
        </QueryClientProvider>
      </ApiProvider>
    </StrictMode>,
  );
  await loadErrorTexts(language).catch(() => undefined);
  if (import.meta.env.PROD) await startServiceWorker(app).catch(() => undefined);
}
