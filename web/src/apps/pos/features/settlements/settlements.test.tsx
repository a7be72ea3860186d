import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import * as download from '../../../../api/download';
import { ok, refusal } from '../../../../test/server';
import { heldSales } from '../../test/memory-sales';
import { renderTill } from '../../test/render-till';
import { tillServer } from '../../test/till-server';

vi.mock('../../charge/sale-store', () => import('../../test/memory-sales'));
vi.setConfig({ testTimeout: 20_000 });

const ONE = {
  id: 's-1',
  settlement_no: 'SET0000000001',
  merchant_id: 'merchant-1',
  period_start: '2026-11-29T00:00:00Z',
  period_end: '2026-11-30T00:00:00Z',
  mode: 'realtime',
  payment_count: 2,
  payment_amount: 1850,
  refund_count: 0,
  refund_amount: 0,
  recharge_count: 0,
  recharge_amount: 0,
  fee_amount: 11.1,
  carried_in: 0,
  carried_out: 0,
  total_amount: 1838.9,
  total_tx_count: 2,
  status: 'pending',
  created_at: '2026-11-30T00:10:00Z',
};

const list = (settlements: readonly object[]) => ({
  'GET /merchant/settlements': ok({ settlements, pagination: { next_cursor: null } }),
});

beforeEach(() => heldSales.clear());

it('are made when the shop settles on demand, after asking', async () => {
  const { sent } = tillServer('mia', {
    ...list([ONE]),
    'POST /merchant/settlements': ok({ settlement: { ...ONE, settlement_no: 'SET0000000002' } }),
  });
  await renderTill('/settlements');
  await userEvent.click(await screen.findByRole('button', { name: 'Settle now' }));
  const dialog = await screen.findByRole('alertdialog');
  expect(sent('POST /merchant/settlements')).toHaveLength(0);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Settle now' }));
  expect(await screen.findByText('Settlement SET0000000002 is made')).toBeVisible();
});

it('are not offered where they are made by themselves', async () => {
  tillServer('mia', list([{ ...ONE, mode: 't_plus_1' }]));
  await renderTill('/settlements');
  expect(await screen.findByText('¥1,838.90')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Settle now' })).toBeNull();
});

it('say so when the first one turns out to be made by itself', async () => {
  tillServer('mia', {
    ...list([]),
    'POST /merchant/settlements': refusal(409, 'INVALID_STATE_TRANSITION'),
  });
  await renderTill('/settlements');
  await userEvent.click(await screen.findByRole('button', { name: 'Settle now' }));
  const dialog = await screen.findByRole('alertdialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Settle now' }));
  expect(await screen.findByText(/This shop is settled by itself/)).toBeVisible();
});

it('are downloaded as tables', async () => {
  const saved = vi.spyOn(download, 'saveFile').mockReturnValue();
  tillServer('mia', {
    'GET /merchant/settlements/s-1': ok({ settlement: ONE }),
    'GET /merchant/settlements/s-1.csv': ok('a,b'),
  });
  await renderTill('/settlements/s-1');
  await userEvent.click(await screen.findByRole('button', { name: 'Download the details' }));
  await vi.waitFor(() => expect(saved).toHaveBeenCalledTimes(1));
  expect(saved.mock.calls[0]?.[1]).toBe('SET0000000001.csv');
});
