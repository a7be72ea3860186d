import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { useWedge } from './use-wedge';

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

function type(target: Element, text: string) {
  for (const digit of text) {
    const event = { key: 'Process', code: `Digit${digit}` };
    fireEvent.keyDown(target, event);
    fireEvent.keyUp(target, event);
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 120));

beforeEach(() => {
  vi.clearAllMocks();
  render(<Till />);
});

it('keeps a scan and its Enter from the focused button', () => {
  const button = screen.getByRole('button');
  type(button, CODE);
  fireEvent.keyDown(button, { key: 'Enter', code: 'Enter' });
  expect(onScan.mock.calls).toEqual([[CODE]]);
  expect(pressed).not.toHaveBeenCalled();
});

it('gives typed keys on, and leaves Enter to the button', async () => {
  const button = screen.getByRole('button');
  type(button, '5');
  await settle();
  fireEvent.keyDown(button, { key: 'Enter', code: 'Enter' });
  expect(onTyped.mock.calls).toEqual([['5']]);
  expect(pressed).toHaveBeenCalledTimes(1);
  expect(onScan).not.toHaveBeenCalled();
});

it('gives on the keys that write nothing, outside of buttons', () => {
  fireEvent.keyDown(document.body, { key: 'Backspace', code: 'Backspace' });
  expect(onTyped.mock.calls).toEqual([['Backspace']]);
});

it('takes a scan out of the field that it went into', () => {
  const field: HTMLInputElement = screen.getByRole('textbox');
  type(field, CODE[0] ?? '');
  field.value += CODE;
  type(field, CODE.slice(1));
  const submits = fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' });
  expect(onScan.mock.calls).toEqual([[CODE]]);
  expect(field.value).toBe('as before');
  expect(submits).toBe(false);
  expect(onTyped).not.toHaveBeenCalled();
});
