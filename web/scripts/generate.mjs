import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';

/** The types of docs/openapi.json, as src/api/schema.ts has them. */
export async function generate() {
  const document = new URL('../../docs/openapi.json', import.meta.url);
  return COMMENT_HEADER + astToString(await openapiTS(document));
}
