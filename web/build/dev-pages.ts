import type { Plugin } from 'vite';

/** What belongs to the server that runs beside `npm run dev`. */
const API = [
  '/app/',
  '/auth',
  '/member/',
  '/merchant/',
  '/common',
  '/docs',
  '/openapi.json',
  '/health',
];

const SERVER = process.env.MPS_API ?? 'http://127.0.0.1:8000';

/** Serves the apps' pages for their addresses in development, and sends the rest to the server. */
export function devPages(): Plugin {
  return {
    name: 'mps-dev-pages',
    apply: 'serve',
    config: () => ({
      appType: 'mpa',
      server: { proxy: Object.fromEntries(API.map((path) => [path, { target: SERVER }])) },
    }),
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const app = /^\/(wallet|pos)\/[^.]*$/.exec(request.url ?? '')?.[1];
        if (app && request.headers.accept?.includes('text/html')) request.url = `/${app}.html`;
        next();
      });
    },
  };
}
