// Adds up the JavaScript that each app loads first, compressed with brotli, and fails above its budget.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const BUDGETS = { wallet: 130_000, pos: 160_000 };
const LANGUAGE = 'zh-Hant';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** @param {Iterable<string>} files */
const bytes = (files) =>
  [...files].reduce(
    (sum, file) => sum + brotliCompressSync(readFileSync(new URL(file, dist))).length,
    0,
  );

/** The files that come with some modules: theirs, and those of what they import.
 * @param {readonly string[]} names */
function filesOf(names) {
  const chunks = new Set();
  /** @param {string} name */
  const visit = (name) => {
    if (chunks.has(name)) return;
    chunks.add(name);
    for (const next of manifest[name].imports ?? []) visit(next);
  };
  for (const name of names) visit(name);
  const all = [...chunks].map((name) => manifest[name]);
  return {
    js: new Set(all.map(({ file }) => file)),
    css: new Set(all.flatMap(({ css }) => css ?? [])),
  };
}

for (const [app, budget] of Object.entries(BUDGETS)) {
  const routes = `src/apps/${app}/routes/_signed-in`;
  const always = [
    'src/boot.ts',
    `${app}.html`,
    `src/i18n/common/${LANGUAGE}.ts`,
    `src/apps/${app}/i18n/${LANGUAGE}.ts`,
    `${routes}.tsx?tsr-split=component`,
  ];
  const visits = {
    'signed out': ['src/apps/SignInPage.tsx'],
    'signed in': [`src/apps/${app}/Frame.tsx`, `${routes}/index.tsx?tsr-split=component`],
  };
  for (const [visit, more] of Object.entries(visits)) {
    const { js, css } = filesOf([...always, ...more]);
    const total = bytes(js);
    const verdict = total < budget ? 'ok' : 'TOO LARGE';
    if (total >= budget) process.exitCode = 1;
    process.stdout.write(
      `${app}, ${visit}: ${total} bytes of JavaScript (budget ${budget}): ${verdict}; ${bytes(css)} of CSS\n`,
    );
  }
}
