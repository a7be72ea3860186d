import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ok, type Reply, refusal } from '../../../../test/server';
import { heldSales } from '../../test/memory-sales';
import { renderTill } from '../../test/render-till';
import { page, payment, tillServer } from '../../test/till-server';

vi.mock('../../charge/sale-store', () => import('../../test/memory-sales'));
vi.setConfig({ testTimeout: 20_000 });

const TX = 'GET /common/transactions/PAY0000000001';
const NOW = new Date('2026-11-30T10:00:00Z').toUTCString();

beforeEach(() => heldSales.clear());

/** The payment as it is found, by a server whose clock says ten o'clock. */
function found(changes: object = {}): Reply {
  return ok({ transaction: payment(changes) }, { date: NOW });
}

const refunded = (amount: number, remaining: number): Reply =>
  ok({
    success: true,
    refund: {
      refund_tx_id: 'tx-2',
      refund_tx_no: 'REF0000000001',
      refunded_amount: amount,
      original_tx_no: 'PAY0000000001',
      points_reversed: 88,
      status: 'completed',
      created_at: '2026-11-30T10:00:00Z',
    },
    remaining_refundable: remaining,
  });

/** Fills the refund in and sends it. */
async function refund(amount: string) {
  const field = await screen.findByLabelText(/Amount of the refund/);
  await userEvent.clear(field);
  await userEvent.type(field, amount);
  await userEvent.click(screen.getByRole('button', { name: /^Refund/ }));
}

describe('the last sales', () => {
  it('are one’s own, and lead to their pages', async () => {
    const { sent } = tillServer('ann', { 'GET /merchant/transactions': page([payment()]) });
    await renderTill('/sales');
    const list = await screen.findByRole('list', { name: 'My last 10 payments' });
    expect(within(list).getByRole('link')).toHaveAttribute(
      'href',
      '/pos/transactions/PAY0000000001',
    );
    const { searchParams } = new URL(sent('GET /merchant/transactions')[0]?.url ?? '');
    expect(Object.fromEntries(searchParams)).toEqual({
      type: 'payment',
      operator: 'ann',
      limit: '10',
    });
  });

  it('are found by order or by number', async () => {
    tillServer('ann', {
      'GET /merchant/transactions': page([]),
      'GET /merchant/orders/order-1': found(),
    });
    const till = await renderTill('/sales');
    await userEvent.type(await screen.findByLabelText(/Order or transaction/), 'order-1');
    await userEvent.click(screen.getByRole('button', { name: 'Find' }));
    expect(await screen.findByText('STD00000001')).toBeVisible();
    expect(till.address()).toBe('/pos/sales/order-1');
  });
});

describe('an order that is not there', () => {
  it('does not prove that nothing will be charged: it can be blocked', async () => {
    const { sent } = tillServer('ann', {
      'GET /merchant/orders/order-9': refusal(404, 'ORDER_NOT_FOUND'),
      'POST /merchant/reverse': ok({ success: true, outcome: 'blocked', refund: null }),
    });
    await renderTill('/sales/order-9');
    expect(await screen.findByText(/does not prove that nothing was charged/)).toBeVisible();
    const title = 'Block this order';
    await userEvent.click(screen.getByRole('button', { name: title }));
    const dialog = await screen.findByRole('alertdialog');
    await userEvent.click(within(dialog).getByRole('button', { name: title }));
    expect(await screen.findByText(/Nothing was charged, and nothing will be/)).toBeVisible();
    // The order is asked for again, which takes nothing away.
    await waitFor(() => expect(sent('GET /merchant/orders/order-9')).toHaveLength(2));
    await waitFor(() => expect(screen.queryByText(/does not prove/)).toBeNull());
    expect(screen.getByText(/Nothing was charged, and nothing will be/)).toBeVisible();
  });
});

describe('what may be done with a payment', () => {
  it('a cashier reverses in time, and needs a manager for a refund', async () => {
    tillServer('ann', { [TX]: found() });
    await renderTill('/transactions/PAY0000000001');
    expect(await screen.findByRole('button', { name: 'Reverse' })).toBeVisible();
    expect(screen.queryByLabelText(/Amount of the refund/)).toBeNull();
    expect(screen.getByText('Refund: This needs a manager')).toBeVisible();
  });

  it('after a quarter of an hour only a manager reverses', async () => {
    const old = found({ created_at: '2026-11-30T09:40:00.000000Z' });
    tillServer('ann', { [TX]: old });
    const { unmount } = await renderTill('/transactions/PAY0000000001');
    await screen.findByText('STD00000001');
    expect(screen.queryByRole('button', { name: 'Reverse' })).toBeNull();
    unmount();
    tillServer('mia', { [TX]: old });
    await renderTill('/transactions/PAY0000000001');
    expect(await screen.findByRole('button', { name: 'Reverse' })).toBeVisible();
    expect(screen.getByLabelText(/Amount of the refund/)).toBeVisible();
  });
});

describe('a refund', () => {
  it('of a part says what is left and what became of the points', async () => {
    const { sent } = tillServer('mia', {
      [TX]: found(),
      'POST /merchant/refund': refunded(84.05, 200),
    });
    await renderTill('/transactions/PAY0000000001');
    await refund('84,05');
    expect(await screen.findByText(/¥84.05 was given back, and 88 points/)).toBeVisible();
    expect(screen.getByText(/¥200.00 of this payment can still be refunded/)).toBeVisible();
    expect(await sent('POST /merchant/refund')[0]?.json()).toEqual({
      original_tx_no: 'PAY0000000001',
      refund_amount: '84.05',
    });
  });

  it('of more than is left is never sent', async () => {
    const { sent } = tillServer('mia', { [TX]: found({ refunded_amount: 284 }) });
    await renderTill('/transactions/PAY0000000001');
    await refund('1');
    expect(await screen.findByText('At most ¥0.05')).toBeVisible();
    await refund('0');
    expect(await screen.findByText(/an amount above zero/)).toBeVisible();
    expect(sent('POST /merchant/refund')).toHaveLength(0);
  });

  it('whose outcome is not known keeps its key over a reload', async () => {
    const { world, sent } = tillServer('mia', {
      [TX]: found(),
      'POST /merchant/refund': refusal(503, 'RESULT_UNKNOWN'),
    });
    const { unmount } = await renderTill('/transactions/PAY0000000001');
    await refund('84.05');
    expect(await screen.findByText('Perhaps refunded, perhaps not')).toBeVisible();
    expect(screen.queryByLabelText(/Amount of the refund/)).toBeNull();
    unmount();
    await renderTill('/transactions/PAY0000000001');
    expect(await screen.findByText('Perhaps refunded, perhaps not')).toBeVisible();
    world.answers = { [TX]: found(), 'POST /merchant/refund': refunded(84.05, 200) };
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(await screen.findByText('Refunded', { selector: 'p' })).toBeVisible();
    const keys = sent('POST /merchant/refund').map((request) =>
      request.headers.get('Idempotency-Key'),
    );
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('that is refused keeps what was typed, and gets another key', async () => {
    const { world, sent } = tillServer('mia', {
      [TX]: found(),
      'POST /merchant/refund': refusal(409, 'LIMIT_EXCEEDED'),
    });
    await renderTill('/transactions/PAY0000000001');
    await refund('84.05');
    expect(await screen.findByText('A limit would be exceeded')).toBeVisible();
    expect(screen.getByLabelText(/Amount of the refund/)).toHaveValue('84.05');
    world.answers = { [TX]: found(), 'POST /merchant/refund': refunded(84.05, 200) };
    await userEvent.click(screen.getByRole('button', { name: /^Refund/ }));
    await screen.findByText('Refunded', { selector: 'p' });
    const keys = sent('POST /merchant/refund').map((request) =>
      request.headers.get('Idempotency-Key'),
    );
    expect(new Set(keys).size).toBe(2);
  });

  it('that another till was quicker with shows what is left now', async () => {
    const { world } = tillServer('mia', {
      [TX]: found(),
      'POST /merchant/refund': refusal(409, 'REFUND_EXCEEDS_REMAINING'),
    });
    await renderTill('/transactions/PAY0000000001');
    await screen.findByText(/At most ¥284.05/);
    world.answers = { ...world.answers, [TX]: found({ refunded_amount: 280 }) };
    await refund('84.05');
    expect(await screen.findByText('The refund is more than what is left')).toBeVisible();
    expect(await screen.findByText(/At most ¥4.05/)).toBeVisible();
    const whole = found({ refunded_amount: 284.05, status: 'refunded' });
    world.answers = { ...world.answers, [TX]: whole };
    await refund('4.05');
    expect(await screen.findByText('Wholly refunded')).toBeVisible();
    expect(screen.getByText('The refund is more than what is left')).toBeVisible();
    expect(screen.queryByLabelText(/Amount of the refund/)).toBeNull();
  });
});

it('a top-up is cancelled with a reason, and the cash goes back', async () => {
  const { sent } = tillServer('mia', {
    'GET /common/transactions/RCG0000000002': ok(
      {
        transaction: payment({
          tx_no: 'RCG0000000002',
          type: 'recharge',
          payment_method: 'cash',
          raw_amount: 50,
          final_amount: 50,
        }),
      },
      { date: NOW },
    ),
    'POST /merchant/recharge/cancel': ok({ success: true, transaction: {} }),
  });
  await renderTill('/transactions/RCG0000000002');
  const button = await screen.findByRole('button', { name: /Cancel the top-up of ¥50.00/ });
  await userEvent.click(button);
  expect(sent('POST /merchant/recharge/cancel')).toHaveLength(0);
  await userEvent.type(screen.getByLabelText(/Reason/), 'wrong card');
  await userEvent.click(button);
  expect(await screen.findByText('Give ¥50.00 in cash back to the member.')).toBeVisible();
  expect(await sent('POST /merchant/recharge/cancel')[0]?.json()).toEqual({
    tx_no: 'RCG0000000002',
    reason: 'wrong card',
  });
});

it('the list of all follows the address, and the address follows the list', async () => {
  const { sent } = tillServer('mia', { 'GET /merchant/transactions': page([]) });
  const till = await renderTill('/transactions?type=refund&day=2026-11-30&wrong=1');
  expect(await screen.findByText('Nothing matches')).toBeVisible();
  const asked = () => {
    const requests = sent('GET /merchant/transactions');
    const { searchParams } = new URL(requests.at(-1)?.url ?? '');
    return Object.fromEntries(searchParams);
  };
  expect(asked()).toEqual({
    type: 'refund',
    start_date: '2026-11-30',
    end_date: '2026-11-30',
    limit: '30',
  });
  await userEvent.type(screen.getByLabelText(/Operator/), 'bob');
  await userEvent.click(screen.getByRole('button', { name: 'Apply' }));
  await waitFor(() => expect(asked().operator).toBe('bob'));
  expect(till.history.location.search).toContain('operator=bob');
});
