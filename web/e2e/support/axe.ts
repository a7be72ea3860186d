import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const file = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Fails with everything that keeps people out of the page that is shown, except what is minor. */
export async function expectAccessible(page: Page): Promise<void> {
  // Before its heading is there, a page has nothing to look at.
  await page.locator('h1').first().waitFor({ state: 'attached' });
  // The debugger may run it where the policy allows no script of ours.
  const isThere = await page.evaluate<boolean>('"axe" in window');
  if (!isThere) await page.evaluate(await readFile(file, 'utf8'));
  // What react-aria announces refers to its button for seven seconds, also when that is gone by then.
  const results = await page.evaluate<AxeResults>(
    "axe.run({ exclude: [['[data-live-announcer]']] }, { resultTypes: ['violations'] })",
  );
  const found = results.violations.filter((violation) => violation.impact !== 'minor');
  expect(
    found.map(
      ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.html).join(' ')}`,
    ),
  ).toEqual([]);
}
