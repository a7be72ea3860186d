import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

/** Fails with everything that keeps people out of the page that is shown, except what is minor. */
export async function expectAccessible(page: Page): Promise<void> {
  const source = await readFile(
    createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
    'utf8',
  );
  // The debugger may run it where the policy allows no script of ours.
  await page.evaluate(source);
  // What react-aria announces refers to its button for seven seconds, also when that is gone by then.
  const results = await page.evaluate<AxeResults>(
    "axe.run({ exclude: [['[data-live-announcer]']] })",
  );
  const found = results.violations.filter((violation) => violation.impact !== 'minor');
  expect(
    found.map(
      ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.html).join(' ')}`,
    ),
  ).toEqual([]);
}
