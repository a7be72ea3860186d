import { createHash } from 'node:crypto';
import { build, type Plugin, type Rolldown } from 'vite';

const APPS = ['wallet', 'pos'];

/** Files that are loaded when they are first wanted, because of their size. */
const LATER = /\.wasm$|scan-worker/;

/** Writes the service worker of each app, with the list of the files that the app consists of. */
export function serviceWorkers(): Plugin {
  return {
    name: 'mps-service-workers',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      for (const app of APPS) {
        const files = filesOf(bundle, `${app}.html`);
        const shell = bundle[`${app}.html`];
        if (shell?.type !== 'asset') this.error(`there is no ${app}.html`);
        const version = createHash('sha256')
          .update(shell.source)
          .update(files.join())
          .digest('hex');
        const source = await bundleWorker(app, version.slice(0, 16), files);
        this.emitFile({ type: 'asset', fileName: `${app}/sw.js`, source });
      }
    },
  };
}

/** What a page loads, now or later: chunks, styles, and the files that the page itself names. */
function filesOf(bundle: Rolldown.OutputBundle, page: string): string[] {
  const entry = Object.values(bundle).find(
    (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/${page}`),
  );
  const found = new Set<string>();
  const visit = (name: string) => {
    const file = bundle[name];
    if (file?.type !== 'chunk' || found.has(name)) return;
    found.add(name);
    for (const style of file.viteMetadata?.importedCss ?? []) found.add(style);
    for (const asset of file.viteMetadata?.importedAssets ?? []) found.add(asset);
    for (const next of [...file.imports, ...file.dynamicImports]) visit(next);
  };
  if (entry) visit(entry.fileName);
  const html = bundle[page];
  const text = html?.type === 'asset' ? html.source.toString() : '';
  for (const [, name] of text.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g))
    if (name) found.add(name);
  return [...found]
    .filter((name) => !LATER.test(name))
    .sort()
    .map((name) => `/${name}`);
}

async function bundleWorker(
  app: string,
  version: string,
  files: readonly string[],
): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    define: {
      __APP__: JSON.stringify(app),
      __VERSION__: JSON.stringify(version),
      __FILES__: JSON.stringify(files),
    },
    build: {
      write: false,
      target: 'safari16',
      modulePreload: false,
      rolldownOptions: { input: 'src/sw/worker.ts', output: { format: 'iife' } },
    },
  });
  const output = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
  return output.output[0].code;
}
