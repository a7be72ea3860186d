// @vitest-environment node
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = new URL('../src/', import.meta.url).pathname;

interface Rule {
  readonly what: string;
  readonly pattern: RegExp;
  readonly except?: RegExp;
}

/** What must not be written, because it went wrong elsewhere. */
const RULES: readonly Rule[] = [
  { what: 'l and s are sides in Tailwind: rounded-card, rounded-small', pattern: /rounded-[ls]\b/ },
  { what: 'number fields change under the wheel', pattern: /type=["'{]+number/ },
  { what: 'amounts are no floats', pattern: /parseFloat|\.toFixed\(/ },
  {
    what: 'Enter may pick a Chinese candidate: use a form, or isImeKey',
    pattern: /key === ['"]Enter['"]/,
  },
  {
    what: 'days are those of the shop, not of UTC',
    pattern: /toISOString\(\)\.(slice|split|substring)/,
  },
  {
    what: 'the policy forbids inline styles in HTML',
    pattern: /<style|setAttribute\(['"]style|innerHTML/,
    except: /ui\/base\.css$/,
  },
  {
    what: 'only api/transport.ts fetches',
    pattern: /\bfetch\(/,
    except: /api\/transport\.ts$|sw\/worker\.ts$/,
  },
  {
    what: 'only device.ts and boot.ts keep things',
    pattern: /localStorage/,
    except: /\/(device|boot)\.ts$/,
  },
];

async function sources(): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(tsx?|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\.test\.tsx?$|\/test\/|schema\.ts$|routeTree\.gen\.ts$/.test(path));
}

it.each(RULES)('$what', async ({ pattern, except }) => {
  const found: string[] = [];
  for (const path of await sources()) {
    if (except?.test(path)) continue;
    const lines = (await readFile(path, 'utf8')).split('\n');
    lines.forEach((line, index) => {
      if (pattern.test(line)) found.push(`${path.slice(root.length)}:${index + 1}`);
    });
  }
  expect(found).toEqual([]);
});
