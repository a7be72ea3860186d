import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { ok, refusal } from '../../../../test/server';
import { heldSales } from '../../test/memory-sales';
import { renderTill, scan } from '../../test/render-till';
import { page, tillServer } from '../../test/till-server';

vi.mock('../../charge/sale-store', () => import('../../test/memory-sales'));
vi.setConfig({ testTimeout: 20_000 });

const LIST = { 'GET /merchant/transactions': page([]) };
const DONE = ok({
  success: true,
  transaction: {
    tx_id: 'tx-3',
    tx_no: 'RCG0000000003',
    card_id: 'card-1',
    amount: 100,
    payment_method: 'cash',
    status: 'completed',
    created_at: '2026-11-30T10:00:00Z',
  },
});

beforeEach(() => heldSales.clear());

/** Fills the form in. Keys as quick as those of a test would be taken for a scanner's. */
async function fillIn(card: string, amount: string) {
  const fill = (field: HTMLElement, value: string) =>
    fireEvent.change(field, { target: { value } });
  fill(await screen.findByLabelText(/Number of the member card/), card);
  fill(screen.getByLabelText(/Cash received/), amount);
  await userEvent.click(screen.getByRole('button', { name: 'Check' }));
}

it('sends nothing before card and amount were looked at once more', async () => {
  const { sent } = tillServer('mia', { ...LIST, 'POST /merchant/recharge': DONE });
  await renderTill('/recharge');
  await fillIn('std 0000 0001', '100');
  const dialog = await screen.findByRole('alertdialog');
  expect(within(dialog).getByText('STD00000001')).toBeVisible();
  expect(within(dialog).getByText('¥100.00')).toBeVisible();
  expect(sent('POST /merchant/recharge')).toHaveLength(0);
  await userEvent.click(within(dialog).getByRole('button', { name: /Cash received: top up/ }));
  expect(await screen.findByText('Topped up')).toBeVisible();
  const [request] = sent('POST /merchant/recharge');
  expect(request?.headers.get('Idempotency-Key')).toMatch(/-/);
  expect(await request?.json()).toEqual({
    card_no: 'STD00000001',
    amount: '100.00',
    payment_method: 'cash',
  });
});

it('finds wrong numbers and amounts before it asks', async () => {
  tillServer('mia', LIST);
  await renderTill('/recharge');
  await fillIn('STD1', '100');
  expect(await screen.findByText('A card number is STD and 8 digits')).toBeVisible();
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

it('takes the card from a payment code, which charges nothing', async () => {
  const { sent } = tillServer('mia', {
    ...LIST,
    'POST /common/qr/validate': ok({
      valid: true,
      card_info: { card_no: 'STD00000002', card_type: 'standard', status: 'active' },
    }),
  });
  await renderTill('/recharge');
  await screen.findByLabelText(/Number of the member card/);
  await act(async () => scan('901234567890123456789013'));
  expect(await screen.findByText('The number STD00000002 is filled in')).toBeVisible();
  expect(screen.getByLabelText(/Number of the member card/)).toHaveValue('STD00000002');
  expect(sent('POST /merchant/charge')).toHaveLength(0);
});

it('asks again with the same key after a reload', async () => {
  const { world, sent } = tillServer('mia', {
    ...LIST,
    'POST /merchant/recharge': refusal(500, 'INTERNAL_ERROR'),
  });
  const { unmount } = await renderTill('/recharge');
  await fillIn('STD00000001', '100');
  const dialog = await screen.findByRole('alertdialog');
  await userEvent.click(within(dialog).getByRole('button', { name: /Cash received: top up/ }));
  expect(await screen.findByText('Perhaps topped up, perhaps not')).toBeVisible();
  unmount();
  world.answers = { ...LIST, 'POST /merchant/recharge': DONE };
  await renderTill('/recharge');
  expect(await screen.findByText('STD00000001 · ¥100.00')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
  expect(await screen.findByText('Topped up')).toBeVisible();
  const keys = sent('POST /merchant/recharge').map((request) =>
    request.headers.get('Idempotency-Key'),
  );
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

it('is for managers', async () => {
  tillServer('ann', LIST);
  await renderTill('/recharge');
  expect(await screen.findByText('You may not do this')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Top up' })).toBeNull();
});
