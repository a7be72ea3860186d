import { expect, it } from 'vitest';
import { CONFIG } from '../test/render';
import { parseConfig } from './config';

it('takes the settings as the server sends them, with fields of later versions', () => {
  expect(parseConfig({ ...CONFIG, later: true })).toEqual(CONFIG);
  expect(parseConfig({ ...CONFIG, shop: { name: null, color: null } }).shop.color).toBeNull();
});

it.each([
  { decimals: 3 },
  { currency: 'yuan' },
  { business_tz: 'Mars/Olympus' },
  { code_prefix: '9' },
  { shop: { name: 'x', color: 'red' } },
])('refuses settings that would show wrong amounts or times: %j', (wrong) => {
  expect(() => parseConfig({ ...CONFIG, ...wrong })).toThrow();
});
