import { createEvent, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useWedge } from './use-wedge';
import { WEDGE_DEFAULTS } from './wedge';

const CODE = '901234567890123456789012';
const onScan = vi.fn();
const onTyped = vi.fn();
const pressed = vi.fn();

function Till() {
  useWedge({ onScan, onTyped });
  return (
    <>
      <button type="button" onKeyDown={pressed}>
        Charge
      </button>
      <input aria-label="Reason" defaultValue="as before" />
    </>
  );
}

/** Presses a key at an instant, which is not the one at which it is heard of when the page is busy. */
function press(target: Element, key: string, code: string, at = performance.now()): boolean {
  const down = createEvent.keyDown(target, { key, code });
  Object.defineProperty(down, 'timeStamp', { value: at });
  const goesOn = fireEvent(target, down);
  fireEvent.keyUp(target, { key, code });
  return goesOn;
}

/** Writes digits as a scanner does, under an input method. */
function scan(target: Element, text: string) {
  for (const digit of text) {
    press(target, 'Process', `Digit${digit}`);
    vi.advanceTimersByTime(10);
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.clearAllMocks();
  render(<Till />);
});

afterEach(() => {
  vi.useRealTimers();
});

it('keeps a scan and its Enter from the focused button', () => {
  const button = screen.getByRole('button');
  scan(button, CODE);
  press(button, 'Enter', 'Enter');
  expect(onScan.mock.calls).toEqual([[CODE]]);
  expect(pressed).not.toHaveBeenCalled();
});

it('gives typed keys on, and leaves Enter to the button', () => {
  const button = screen.getByRole('button');
  scan(button, '5');
  vi.advanceTimersByTime(120);
  press(button, 'Enter', 'Enter');
  expect(onTyped.mock.calls).toEqual([['5']]);
  expect(pressed).toHaveBeenCalledTimes(1);
  expect(onScan).not.toHaveBeenCalled();
});

it('gives on the keys that write nothing, outside of buttons', () => {
  press(document.body, 'Backspace', 'Backspace');
  expect(onTyped.mock.calls).toEqual([['Backspace']]);
});

it('takes a scan out of the field that it went into', () => {
  const field: HTMLInputElement = screen.getByRole('textbox');
  scan(field, CODE[0] ?? '');
  field.value += CODE;
  scan(field, CODE.slice(1));
  const submits = press(field, 'Enter', 'Enter');
  expect(onScan.mock.calls).toEqual([[CODE]]);
  expect(field.value).toBe('as before');
  expect(submits).toBe(false);
  expect(onTyped).not.toHaveBeenCalled();
});

it('takes a scan for one, although its timer comes before keys that wait on a busy page', () => {
  const [first, rest] = [CODE.slice(0, 12), CODE.slice(12)];
  scan(document.body, first);
  const pressedAt = performance.now();
  // The timer of the last key is due in 50 ms; right behind it comes what was pressed meanwhile.
  setTimeout(() => {
    for (const [index, digit] of [...rest].entries()) {
      press(document.body, digit, `Digit${digit}`, pressedAt + index * 10);
    }
    press(document.body, 'Enter', 'Enter', pressedAt + rest.length * 10);
  }, WEDGE_DEFAULTS.gapMs);
  vi.advanceTimersByTime(1000);
  expect(onScan.mock.calls).toEqual([[CODE]]);
  expect(onTyped).not.toHaveBeenCalled();
});

it('waits for keys that a busy browser hands over late, one by one', () => {
  const pressedAt = performance.now();
  vi.advanceTimersByTime(120);
  for (const [index, digit] of [...CODE].entries()) {
    press(document.body, digit, `Digit${digit}`, pressedAt + index * 10);
    vi.advanceTimersByTime(index === 3 ? 150 : 10);
  }
  press(document.body, 'Enter', 'Enter', pressedAt + CODE.length * 10);
  expect(onScan.mock.calls).toEqual([[CODE]]);
  expect(onTyped).not.toHaveBeenCalled();
});

it('takes a whole code for a scan although nothing follows it', () => {
  scan(document.body, CODE);
  vi.advanceTimersByTime(1000);
  expect(onScan.mock.calls).toEqual([[CODE]]);
});
