import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { type Api, type App, createApi } from '../api/client';
import type { AppConfig } from '../api/config';
import { ApiProvider } from '../api/context';
import {
  createCatalogue,
  I18nProvider,
  type Language,
  loadErrorTexts,
  loadMessages,
} from '../i18n';
import { ToastProvider } from '../ui';

export const CONFIG: AppConfig = {
  currency: 'CNY',
  decimals: 2,
  business_tz: 'Asia/Taipei',
  phone_region: 'CN',
  recharge: { min: 0.01, max: 5000, methods: ['sandbox'] },
  card_balance_max: 10_000,
  code_ttl_seconds: 120,
  code_prefix: '90',
  sandbox: true,
  version: '0.0.0',
  shop: { name: 'Tea', color: '#0b5cad' },
};

const nothing = createCatalogue<object>({
  'zh-Hant': async () => ({ default: {} }),
  'zh-Hans': async () => ({ default: {} }),
  en: async () => ({ default: {} }),
});

interface Options {
  readonly app?: App;
  readonly language?: Language;
}

/** Renders with everything that the apps give to their pages, but no server. */
export async function renderApp(
  content: ReactNode,
  { app = 'pos', language = 'en' }: Options = {},
) {
  const api: Api = createApi(app, () => language);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queries.setQueryData(['app', 'config'], CONFIG);
  const initial = await loadMessages(nothing, language);
  await loadErrorTexts(language);
  const wrap = (inner: ReactNode) => (
    <ApiProvider value={api}>
      <QueryClientProvider client={queries}>
        <I18nProvider app={nothing} initial={initial}>
          <ToastProvider>{inner}</ToastProvider>
        </I18nProvider>
      </QueryClientProvider>
    </ApiProvider>
  );
  return { ...render(wrap(content)), api, queries };
}
