import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { ok } from '../../../../test/server';
import { heldSales } from '../../test/memory-sales';
import { renderTill } from '../../test/render-till';
import { tillServer } from '../../test/till-server';
import { dayAfter } from './days';
import { openHours } from './HourChart';

vi.mock('../../charge/sale-store', () => import('../../test/memory-sales'));
vi.setConfig({ testTimeout: 20_000 });

const hours = Array.from({ length: 24 }, (_, hour) => ({
  hour,
  amount: hour === 9 || hour === 11 ? 100 : 0,
  count: hour === 9 || hour === 11 ? 1 : 0,
}));

beforeEach(() => heldSales.clear());

it('shows the sums of the server, and leads to the lists of the same day', async () => {
  const { sent } = tillServer('ann', {
    'GET /merchant/daily-summary': ok({
      date: '2026-11-28',
      summary: {
        net_amount: 190,
        payment_amount: 200,
        payment_count: 2,
        refund_amount: 10,
        refund_count: 1,
        total_count: 3,
      },
      hourly_stats: hours,
    }),
  });
  await renderTill('/today?day=2026-11-28');
  expect(await screen.findByText('¥190.00')).toBeVisible();
  expect(sent('GET /merchant/daily-summary')[0]?.url).toContain('date=2026-11-28');
  expect(screen.getByRole('img', { name: /Payments by the hour/ })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Show as a table' }));
  expect(screen.getByRole('row', { name: '10:00 ¥0.00' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Refunds of this day' })).toHaveAttribute(
    'href',
    '/pos/transactions?type=refund&day=2026-11-28',
  );
});

it('shows the hours from the first payment to the last one', () => {
  expect(openHours(hours).map(({ hour }) => hour)).toEqual([9, 10, 11]);
  expect(openHours([])).toEqual([]);
});

it('counts days without a time zone', () => {
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
});
