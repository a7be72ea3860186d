import { expect, it } from 'vitest';
import { scannedChar } from './keys';

const press = (key: string, code: string, shiftKey = false) => scannedChar({ key, code, shiftKey });

it('reads the place of a key, not what a keyboard or an input method makes of it', () => {
  expect(press('Process', 'Digit9')).toBe('9');
  expect(press('à', 'Digit0')).toBe('0');
  expect(press('M', 'KeyM')).toBe('m');
  expect(press('m', 'KeyM', true)).toBe('M');
  expect(press('?', 'Minus', true)).toBe('_');
  expect(press('End', 'Numpad1')).toBe('1');
});

it('takes what scanners without codes send, and leaves all other keys', () => {
  expect(press('7', '')).toBe('7');
  for (const [key, code] of [
    ['Enter', 'Enter'],
    ['ArrowUp', 'ArrowUp'],
    [' ', 'Space'],
    ['F1', 'F1'],
  ]) {
    expect(press(key ?? '', code ?? '')).toBeNull();
  }
});
