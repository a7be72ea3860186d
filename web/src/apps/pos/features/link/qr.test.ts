import { encodeQR } from 'qr';
import { expect, it } from 'vitest';
import { pathOf } from './Qr';

it('draws the runs of each row as one piece', () => {
  expect(
    pathOf([
      [true, true, false],
      [false, false, true],
    ]),
  ).toBe('M0 0h2v1h-2zM2 1h1v1h-1z');
});

it('draws every dark square, and no other', () => {
  const rows = encodeQR('https://example.org/wallet/activate#token', 'raw', { border: 4 });
  const drawn = new Set<string>();
  for (const [, x, y, width] of pathOf(rows).matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let i = 0; i < Number(width); i += 1) drawn.add(`${Number(x) + i} ${y}`);
  }
  rows.forEach((row, y) => {
    row.forEach((dark, x) => {
      expect(drawn.has(`${x} ${y}`)).toBe(dark);
    });
  });
});
