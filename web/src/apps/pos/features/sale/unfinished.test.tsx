import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { minor } from '../../../../money';
import { ok, refusal } from '../../../../test/server';
import type { Sale } from '../../charge/state';
import { heldSales } from '../../test/memory-sales';
import { renderTill, scan, typeSlowly } from '../../test/render-till';
import { charged, MERCHANT, page, payment, tillServer } from '../../test/till-server';

vi.mock('../../charge/sale-store', () => import('../../test/memory-sales'));
vi.setConfig({ testTimeout: 20_000 });

const CODE = '901234567890123456789013';
const SALE: Sale = {
  orderId: 'order-1',
  amount: minor(29_900),
  startedAt: 0,
  sent: true,
  reversing: false,
};
const UNKNOWN = { level: 1, name: 'Perhaps charged, perhaps not' };

beforeEach(() => heldSales.clear());

/** Signs in on the form that is shown. */
async function signIn(operator: string) {
  const shop = await screen.findByLabelText(/Shop code/);
  await userEvent.clear(shop);
  await userEvent.type(shop, 'SHOP001');
  await userEvent.type(screen.getByLabelText(/Operator/), operator);
  await userEvent.type(screen.getByLabelText('Password'), 'right');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('a sale that a reload left behind', () => {
  it('comes before every page, and nothing but an answer ends it', async () => {
    heldSales.set(MERCHANT, [SALE]);
    const { world } = tillServer('ann', {
      'GET /merchant/orders/order-1': refusal(404, 'ORDER_NOT_FOUND'),
    });
    await renderTill('/today');
    expect(await screen.findByRole('heading', UNKNOWN)).toBeVisible();
    expect(screen.getByText(/Do not take cash/)).toBeVisible();
    expect(screen.getByText('¥299.00')).toBeVisible();
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(screen.getByText('There is no such order yet')).toBeVisible();
    world.answers = { 'GET /merchant/orders/order-1': ok({ transaction: payment() }) };
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Paid' })).toBeVisible();
    expect(screen.getByText(/Begun at/)).toBeVisible();
    expect(heldSales.get(MERCHANT)).toEqual([SALE]);
    await userEvent.click(screen.getByRole('button', { name: 'Next sale' }));
    expect(heldSales.get(MERCHANT)).toEqual([]);
  });

  it('is reversed, and only then cash may be taken', async () => {
    heldSales.set(MERCHANT, [SALE]);
    const { sent } = tillServer('ann', {
      'POST /merchant/reverse': ok({ success: true, outcome: 'blocked', refund: null }),
    });
    await renderTill();
    await screen.findByRole('heading', UNKNOWN);
    await userEvent.click(screen.getByRole('button', { name: 'Reverse this sale' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Reversed' })).toBeVisible();
    expect(screen.getByText(/You may take cash now/)).toBeVisible();
    expect(await sent('POST /merchant/reverse')[0]?.json()).toEqual({
      external_order_id: 'order-1',
    });
  });

  it('stays unknown when reversing is refused, and says that a manager is needed', async () => {
    heldSales.set(MERCHANT, [SALE]);
    tillServer('ann', { 'POST /merchant/reverse': refusal(409, 'REVERSE_TOO_LATE') });
    await renderTill();
    await screen.findByRole('heading', UNKNOWN);
    await userEvent.click(screen.getByRole('button', { name: 'Reverse this sale' }));
    expect(await screen.findByText(/This needs a manager/)).toBeVisible();
    expect(screen.getByRole('heading', UNKNOWN)).toBeVisible();
    expect(heldSales.get(MERCHANT)).toHaveLength(1);
  });

  it('whose reversal has no answer can only be reversed, also after a reload', async () => {
    heldSales.set(MERCHANT, [SALE]);
    const { world } = tillServer('ann', { 'POST /merchant/reverse': new TypeError('offline') });
    const { unmount } = await renderTill();
    await screen.findByRole('heading', UNKNOWN);
    await userEvent.click(screen.getByRole('button', { name: 'Reverse this sale' }));
    expect(await screen.findByText(/A reversal was sent and has no answer/)).toBeVisible();
    unmount();
    await renderTill();
    await screen.findByRole('heading', UNKNOWN);
    expect(screen.queryByRole('button', { name: 'Ask again' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Scan again' })).toBeNull();
    world.answers = {
      'POST /merchant/reverse': ok({ success: true, outcome: 'reversed', refund: null }),
    };
    await userEvent.click(screen.getByRole('button', { name: 'Reverse this sale' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Reversed' })).toBeVisible();
  });

  it('that cannot be looked for keeps the till closed, until it can', async () => {
    const broken = vi.spyOn(heldSales, 'get').mockImplementation(() => {
      throw new DOMException('no storage', 'UnknownError');
    });
    tillServer('ann');
    await renderTill();
    expect(await screen.findByText('This device cannot keep the sale')).toBeVisible();
    expect(screen.queryByRole('navigation')).toBeNull();
    broken.mockRestore();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Charge' })).toBeVisible();
  });

  it('that was never sent goes on with its scan', async () => {
    heldSales.set(MERCHANT, [{ ...SALE, sent: false }]);
    const { sent } = tillServer('ann', { 'POST /merchant/charge': charged() });
    await renderTill();
    await screen.findByRole('heading', { level: 1, name: 'Scan the payment code' });
    await act(async () => scan(CODE));
    await screen.findByRole('heading', { level: 1, name: 'Paid' });
    expect(sent('POST /merchant/charge')[0]?.headers.get('Idempotency-Key')).toBe('order-1');
  });
});

it('a sale that this device cannot keep is told at once, and begins when it can', async () => {
  const full = vi.spyOn(heldSales, 'set').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  tillServer('ann');
  await renderTill();
  await screen.findByRole('heading', { level: 1, name: 'Charge' });
  await typeSlowly('299');
  await userEvent.click(screen.getByRole('button', { name: 'Charge ¥299.00' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Not charged' })).toBeVisible();
  expect(screen.getByText('This device cannot keep the sale')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Scan again' })).toBeNull();
  full.mockRestore();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('heading', { level: 1, name: 'Scan the payment code' });
  await waitFor(() =>
    expect(heldSales.get(MERCHANT)).toMatchObject([{ amount: 29_900, sent: false }]),
  );
});

describe('a sale without an answer', () => {
  it('is asked for again by itself under the same order, and then a person decides', async () => {
    const { sent } = tillServer('ann', { 'POST /merchant/charge': new TypeError('offline') });
    await renderTill();
    await screen.findByRole('heading', { level: 1, name: 'Charge' });
    await typeSlowly('299');
    await userEvent.click(screen.getByRole('button', { name: 'Charge ¥299.00' }));
    await act(async () => scan(CODE));
    expect(await screen.findByText(/Asking again by itself \(1 of 3\)/)).toBeVisible();
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect(await screen.findByRole('heading', UNKNOWN, { timeout: 12_000 })).toBeVisible();
    const keys = sent('POST /merchant/charge').map((request) =>
      request.headers.get('Idempotency-Key'),
    );
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('a session that ends in the middle of a sale', () => {
  it('is begun again over the kept sale, which goes on under the same order', async () => {
    const { world, sent } = tillServer('ann');
    await renderTill();
    await screen.findByRole('heading', { level: 1, name: 'Charge' });
    await typeSlowly('299');
    await userEvent.click(screen.getByRole('button', { name: 'Charge ¥299.00' }));
    world.user = null;
    world.answers = { 'POST /merchant/charge': refusal(401, 'SESSION_REVOKED') };
    await act(async () => scan(CODE));
    expect(await screen.findByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
    world.answers = { 'POST /merchant/charge': charged() };
    await signIn('ann');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByText(/it stays the same sale/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Send again' }));
    await screen.findByRole('heading', { level: 1, name: 'Paid' });
    const keys = sent('POST /merchant/charge').map((request) =>
      request.headers.get('Idempotency-Key'),
    );
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('ignores the scanner while somebody signs in', async () => {
    const { world, sent } = tillServer('ann');
    heldSales.set(MERCHANT, [{ ...SALE, sent: false }]);
    await renderTill();
    await screen.findByRole('heading', { level: 1, name: 'Scan the payment code' });
    world.user = null;
    world.answers = { 'POST /merchant/charge': refusal(401, 'SESSION_REVOKED') };
    await act(async () => scan(CODE));
    await screen.findByRole('dialog', { name: 'Your session has ended' });
    await act(async () => scan(CODE));
    expect(sent('POST /merchant/charge')).toHaveLength(1);
  });
});

describe('locking', () => {
  it('keeps an unfinished sale, which the next cashier finds first', async () => {
    heldSales.set(MERCHANT, [SALE]);
    const { sent } = tillServer('ann', {
      'POST /merchant/reverse': ok({ success: true, outcome: 'reversed', refund: null }),
    });
    await renderTill();
    await screen.findByRole('heading', UNKNOWN);
    await userEvent.click(screen.getByRole('button', { name: /Lock/ }));
    expect(await screen.findByText('A sale is not finished')).toBeVisible();
    expect(screen.queryByText('¥299.00')).toBeNull();
    await signIn('bob');
    expect(await screen.findByRole('heading', UNKNOWN)).toBeVisible();
    expect(screen.getByText('bob')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Reverse this sale' }));
    await screen.findByRole('heading', { level: 1, name: 'Reversed' });
    expect(sent('POST /auth/logout')).toHaveLength(1);
  });

  it('leaves the shop code, and clears the list of the cashier before', async () => {
    const { world } = tillServer('ann', { 'GET /merchant/transactions': page([payment()]) });
    await renderTill('/sales');
    expect(await screen.findByText('¥284.05')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Lock/ }));
    await signIn('bob');
    world.answers = { 'GET /merchant/transactions': page([]) };
    expect(await screen.findByText('bob')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Lock/ }));
    expect(await screen.findByLabelText(/Shop code/)).toHaveValue('SHOP001');
    expect(screen.getByLabelText(/Operator/)).toHaveFocus();
    expect(screen.getByLabelText(/Operator/)).toHaveValue('');
    await signIn('ann');
    expect(await screen.findByText('No payments yet')).toBeVisible();
    expect(screen.queryByText('¥284.05')).toBeNull();
  });
});
