// Writes src/api/schema.ts from docs/openapi.json. A test compares the two.
import { writeFile } from 'node:fs/promises';
import { generate } from './generate.mjs';

await writeFile(new URL('../src/api/schema.ts', import.meta.url), await generate());
