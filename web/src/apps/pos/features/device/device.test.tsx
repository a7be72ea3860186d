import { act, createEvent, fireEvent, renderHook, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { recall, remember } from '../../../../device';
import { heldSales } from '../../test/memory-sales';
import { renderTill, scan } from '../../test/render-till';
import { tillServer } from '../../test/till-server';
import { useScannerGap, useSound } from './device-settings';
import { barsOf } from './TestCodes';
import { TEST_BARS, TEST_CODE } from './test-code';
import { longestGap, useScanTrial } from './use-scan-trial';

vi.mock('../../charge/sale-store', () => import('../../test/memory-sales'));
vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => heldSales.clear());

it('fits the till to the scanner that was tried', async () => {
  tillServer('ann');
  await renderTill('/settings');
  await userEvent.click(await screen.findByRole('button', { name: 'Try the scanner' }));
  expect(await screen.findByRole('img', { name: 'Test bar code' })).toBeVisible();
  await act(async () => scan(TEST_CODE));
  expect(screen.getByText('The scanner works')).toBeVisible();
  expect(Number(recall('scanner-gap'))).toBeGreaterThanOrEqual(50);
});

it('says what to do when the scanner writes something else', async () => {
  tillServer('ann');
  await renderTill('/settings');
  await userEvent.click(await screen.findByRole('button', { name: 'Try the scanner' }));
  await screen.findByRole('img', { name: 'Test bar code' });
  await act(async () => scan('88888888'));
  expect(screen.getByText('This is not the test code')).toBeVisible();
  expect(screen.getByText(/US English keyboard/)).toBeVisible();
  expect(recall('scanner-gap')).toBeNull();
});

it('keeps the settings of the device', () => {
  const sound = renderHook(() => useSound());
  expect(sound.result.current[0]).toBe(true);
  act(() => sound.result.current[1](false));
  expect(sound.result.current[0]).toBe(false);
});

it('takes no speed of a scanner that makes no sense', () => {
  for (const stored of ['', 'fast', '-5', 'NaN', '100000']) {
    remember('scanner-gap', stored);
    const { result } = renderHook(() => useScannerGap());
    expect(result.current[0]).toBeGreaterThanOrEqual(50);
    expect(result.current[0]).toBeLessThanOrEqual(250);
  }
});

it('measures a scanner although its keys go no further', () => {
  const { result } = renderHook(() => useScanTrial(TEST_CODE));
  const start = Math.round(performance.now());
  act(() => {
    [...TEST_CODE].forEach((digit, index) => {
      const down = createEvent.keyDown(document.body, { key: digit, code: `Digit${digit}` });
      Object.defineProperty(down, 'timeStamp', { value: start + index * 100 });
      fireEvent(document.body, down);
    });
    const enter = createEvent.keyDown(document.body, { key: 'Enter', code: 'Enter' });
    Object.defineProperty(enter, 'timeStamp', { value: start + TEST_CODE.length * 100 });
    fireEvent(document.body, enter);
  });
  expect(result.current.scan).toMatchObject({ text: TEST_CODE, slowest: 100, gap: 150 });
});

it('measures the longest pause between two keys', () => {
  expect(longestGap([])).toBe(0);
  expect(longestGap([10, 12, 40, 45])).toBe(28);
});

it('draws a bar code of 24 digits: start, twelve pairs, check and stop', () => {
  const widths = [...TEST_BARS].map(Number);
  expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11 * 14 + 13);
  expect(barsOf('21')).toEqual([{ left: 0, width: 2 }]);
  expect(barsOf(TEST_BARS)).toHaveLength(3 * 14 + 4);
});
