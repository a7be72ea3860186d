// @vitest-environment node
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { ERROR_CODES } from '../src/api/error-codes';
import { generate } from './generate.mjs';

const document = new URL('../../docs/openapi.json', import.meta.url);

/** Belongs to no endpoint. */
const ELSEWHERE = ['METHOD_NOT_ALLOWED'];

function codesIn(value: unknown, found: Set<string>): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'code' && Array.isArray(inner?.enum))
      for (const code of inner.enum) found.add(code);
    codesIn(inner, found);
  }
  return found;
}

it('schema.ts is made from docs/openapi.json: run `npm run api`', async () => {
  const committed = await readFile(new URL('../src/api/schema.ts', import.meta.url), 'utf8');
  expect((await generate()) === committed).toBe(true);
}, 60_000);

it('has words for every error code of the document, and for no others', async () => {
  const codes = codesIn(JSON.parse(await readFile(document, 'utf8')), new Set(ELSEWHERE));
  expect([...ERROR_CODES].sort()).toEqual([...codes].sort());
});
