import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwindcss from '@tailwindcss/vite';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { boot } from './build/boot.ts';
import { compress } from './build/compress.ts';
import { devPages } from './build/dev-pages.ts';
import { manifests } from './build/manifests.ts';
import { serviceWorkers } from './build/service-workers.ts';

/** The routes of one app, each page in a chunk of its own. */
function routes(app: string) {
  return tanstackRouter({
    target: 'react',
    routesDirectory: `src/apps/${app}/routes`,
    generatedRouteTree: `src/apps/${app}/routeTree.gen.ts`,
    autoCodeSplitting: true,
    quoteStyle: 'single',
    semicolons: true,
  });
}

/** What every first load needs, with all that it imports. */
const CORE =
  /node_modules\/(?:react|react-dom|@tanstack\/react-(?:router|query))\/|src\/(?:api\/config|session\/(?:provider|guards)|apps\/(?:start|heading-focus|activation\/token|RouteError|NotFound)|ui\/(?:Page|RouterBridge))\b/;

export default defineConfig({
  plugins: [
    routes('wallet'),
    routes('pos'),
    react(),
    tailwindcss(),
    { ...optimizeLocales.vite({ locales: ['zh-TW', 'zh-CN', 'en-US', 'en-GB'] }), enforce: 'pre' },
    devPages(),
    boot(),
    manifests(),
    serviceWorkers(),
    compress(),
  ],
  build: {
    target: ['chrome107', 'edge107', 'firefox104', 'safari16'],
    // The pages' policy allows neither data: addresses nor inline code.
    assetsInlineLimit: 0,
    modulePreload: false,
    manifest: true,
    rolldownOptions: {
      input: ['index.html', 'wallet.html', 'pos.html'],
      // What both apps need before anything is shown is one file: in many it would be a tenth larger.
      output: { codeSplitting: { groups: [{ name: 'core', test: CORE }] } },
    },
  },
  worker: { format: 'es' },
});
