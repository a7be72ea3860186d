import { expect, it } from 'vitest';
import { handlingOf, outdated } from './rules';

const ORIGIN = 'https://shop.example';
const handle = (path: string, mode = 'cors', method = 'GET') =>
  handlingOf({ method, mode, url: new URL(path, ORIGIN).href }, ORIGIN, '/pos/');

it('serves pages of its app and hashed files, and nothing else', () => {
  expect(handle('/pos/sales/1', 'navigate')).toBe('page');
  expect(handle('/assets/main-abc.js')).toBe('asset');
  for (const path of ['/wallet/', '/docs', '/']) expect(handle(path, 'navigate')).toBe('none');
});

it('never touches the API', () => {
  for (const path of [
    '/auth/me',
    '/merchant/charge',
    '/app/config',
    '/merchant/transactions.csv',
  ]) {
    expect(handle(path)).toBe('none');
    expect(handle(path, 'cors', 'POST')).toBe('none');
  }
  expect(handle('/pos/', 'navigate', 'POST')).toBe('none');
  expect(handle('https://elsewhere.example/assets/x.js')).toBe('none');
});

it('keeps the version before, whose pages may still run', () => {
  const names = ['mps-pos-1', 'mps-wallet-1', 'mps-pos-2', 'mps-pos-3'];
  expect(outdated(names, 'mps-pos-', 'mps-pos-3')).toEqual(['mps-pos-1']);
  expect(outdated(['mps-pos-3'], 'mps-pos-', 'mps-pos-3')).toEqual([]);
});
