import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dammDigit, dammHolds } from './damm';

/** A payment code with its check digit. */
function codeOf(payload: string): string {
  return payload + dammDigit(payload);
}

it('is the digit of the thesis', () => {
  expect(dammDigit('572')).toBe(4);
  expect(dammHolds('5724')).toBe(true);
  expect(() => dammDigit('57a')).toThrow(RangeError);
});

const payloads = fc.stringMatching(/^90[0-9]{21}$/);

it('finds every single wrong digit', () => {
  fc.assert(
    fc.property(payloads, (payload) => {
      const code = codeOf(payload);
      for (let place = 0; place < code.length; place += 1) {
        for (let digit = 0; digit <= 9; digit += 1) {
          const wrong = code.slice(0, place) + digit + code.slice(place + 1);
          expect(dammHolds(wrong)).toBe(wrong === code);
        }
      }
    }),
    { numRuns: 50 },
  );
});

it('finds every exchange of neighbours', () => {
  fc.assert(
    fc.property(payloads, (payload) => {
      const code = codeOf(payload);
      for (let place = 0; place + 1 < code.length; place += 1) {
        const swapped =
          code.slice(0, place) +
          code.charAt(place + 1) +
          code.charAt(place) +
          code.slice(place + 2);
        expect(dammHolds(swapped)).toBe(swapped === code);
      }
    }),
    { numRuns: 200 },
  );
});
