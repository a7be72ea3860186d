import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Reply, refusal } from '../../../../test/server';
import { heldSales } from '../../test/memory-sales';
import { pressEnter, renderTill, scan, typeSlowly } from '../../test/render-till';
import { charged, page, tillServer } from '../../test/till-server';

vi.mock('../../charge/sale-store', () => import('../../test/memory-sales'));

// A machine that does much else is slow.
vi.setConfig({ testTimeout: 20_000 });

const CODE = '901234567890123456789013';

beforeEach(() => heldSales.clear());

/** Types 299 and confirms it. */
async function confirmAmount() {
  await screen.findByRole('heading', { level: 1, name: 'Charge' });
  await typeSlowly('299');
  act(pressEnter);
  await screen.findByRole('heading', { level: 1, name: 'Scan the payment code' });
}

const scanCode = (text = CODE) => act(async () => scan(text));

describe('the amount', () => {
  it('is typed, confirmed with Enter, and stays in sight', async () => {
    tillServer('ann');
    await renderTill();
    await confirmAmount();
    expect(screen.getByText('¥299.00')).toBeVisible();
  });

  it('has every digit, even when Enter follows the last one at once', async () => {
    tillServer('ann');
    await renderTill();
    await screen.findByRole('heading', { level: 1, name: 'Charge' });
    await act(async () => scan('299'));
    await screen.findByRole('heading', { level: 1, name: 'Scan the payment code' });
    expect(heldSales.get('merchant-1')?.[0]?.amount).toBe(29_900);
  });

  it('takes a point and a comma, and shows what it will charge', async () => {
    tillServer('ann');
    await renderTill();
    await screen.findByRole('heading', { level: 1, name: 'Charge' });
    await userEvent.click(screen.getByRole('button', { name: '7' }));
    await userEvent.click(screen.getByRole('button', { name: 'Decimal point' }));
    await userEvent.click(screen.getByRole('button', { name: '5' }));
    expect(screen.getByRole('button', { name: 'Charge ¥7.50' })).toBeEnabled();
  });

  it('is not changed by a scan, whose Enter confirms nothing', async () => {
    const { sent } = tillServer('ann');
    await renderTill();
    await screen.findByRole('heading', { level: 1, name: 'Charge' });
    await typeSlowly('5');
    await scanCode();
    expect(screen.getByText(/What was scanned just now was not sent/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Charge ¥5.00' })).toBeVisible();
    expect(sent('POST /merchant/charge')).toHaveLength(0);
  });

  it('comes back when it is to be changed, and makes a sale of its own', async () => {
    tillServer('ann');
    await renderTill();
    await confirmAmount();
    const before = heldSales.get('merchant-1')?.[0]?.orderId;
    await userEvent.click(screen.getByRole('button', { name: 'Change amount' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Charge ¥299.00' }));
    await screen.findByRole('heading', { level: 1, name: 'Scan the payment code' });
    const sales = heldSales.get('merchant-1') ?? [];
    expect(sales).toHaveLength(1);
    expect(sales[0]?.orderId).not.toBe(before);
  });

  it('is confirmed once by a double click', async () => {
    tillServer('ann');
    await renderTill();
    await screen.findByRole('heading', { level: 1, name: 'Charge' });
    await typeSlowly('299');
    await userEvent.dblClick(await screen.findByRole('button', { name: 'Charge ¥299.00' }));
    await screen.findByRole('heading', { level: 1, name: 'Scan the payment code' });
    expect(heldSales.get('merchant-1')).toHaveLength(1);
  });

  it('says when an input method is on', async () => {
    tillServer('ann');
    await renderTill();
    await screen.findByRole('heading', { level: 1, name: 'Charge' });
    await userEvent.keyboard('5');
    expect(screen.queryByText(/input method is on/)).toBeNull();
    act(() => {
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Process', code: 'KeyM', bubbles: true }),
      );
    });
    expect(screen.getByText(/input method is on/)).toBeVisible();
  });
});

describe('a charge', () => {
  it('is sent once, under the order of the sale, and its result only reads', async () => {
    const { sent } = tillServer('ann', { 'POST /merchant/charge': charged() });
    const till = await renderTill();
    await confirmAmount();
    const [sale] = heldSales.get('merchant-1') ?? [];
    await scanCode();
    expect(await screen.findByRole('heading', { level: 1, name: 'Paid' })).toHaveFocus();
    const [request] = sent('POST /merchant/charge');
    expect(request?.headers.get('Idempotency-Key')).toBe(sale?.orderId);
    expect(await request?.json()).toEqual({
      qr_plain: CODE,
      amount: '299.00',
      external_order_id: sale?.orderId,
    });
    expect(screen.getAllByText('¥284.05')).toHaveLength(2);
    await waitFor(() => expect(till.address()).toBe(`/pos/sales/${sale?.orderId}`));
    // The address of the keypad was replaced, so that there is nothing to go back to.
    expect(till.history.length).toBe(1);
    // A reload would still find the result.
    expect(heldSales.get('merchant-1')).toHaveLength(1);
    await scanCode();
    expect(sent('POST /merchant/charge')).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'Next sale' }));
    expect(await screen.findByRole('button', { name: 'Type the amount first' })).toBeVisible();
    expect(till.address()).toBe('/pos/');
    expect(heldSales.get('merchant-1')).toEqual([]);
  });

  it('leads to its receipt, which has no frame', async () => {
    tillServer('ann', { 'POST /merchant/charge': charged() });
    const till = await renderTill();
    await confirmAmount();
    await scanCode();
    await screen.findByRole('heading', { level: 1, name: 'Paid' });
    await waitFor(() => expect(till.address()).toMatch('/pos/sales/'));
    await userEvent.click(screen.getByRole('button', { name: 'Receipt' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Receipt' })).toBeVisible();
    expect(till.address()).toBe('/pos/transactions/PAY0000000001/receipt');
    expect(till.history.length).toBe(1);
  });

  it('leaves nothing to press while it is under way', async () => {
    let answer: (reply: Reply) => void = () => undefined;
    const { sent } = tillServer('ann', {
      'POST /merchant/charge': () =>
        new Promise<Reply>((resolve) => {
          answer = resolve;
        }),
    });
    await renderTill();
    await confirmAmount();
    await scanCode();
    await screen.findByRole('heading', { level: 1, name: 'Charging…' });
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect(screen.queryAllByRole('link')).toEqual([]);
    expect(screen.getByText('¥299.00')).toBeVisible();
    await scanCode();
    act(pressEnter);
    await act(async () => answer(charged()));
    await screen.findByRole('heading', { level: 1, name: 'Paid' });
    expect(sent('POST /merchant/charge')).toHaveLength(1);
  });

  it('is never sent with a code of somebody else', async () => {
    const { sent } = tillServer('ann');
    await renderTill();
    await confirmAmount();
    await scanCode('134567890123456789');
    expect(screen.getByRole('alert')).toHaveTextContent('WeChat Pay');
    await scanCode('901234567890123456789012');
    expect(screen.getByRole('alert')).toHaveTextContent('One digit is wrong');
    expect(screen.getByRole('alert')).toHaveTextContent('Nothing was sent');
    expect(sent('POST /merchant/charge')).toHaveLength(0);
  });

  it('takes a code that is typed, once its digits are right', async () => {
    const { sent } = tillServer('ann', { 'POST /merchant/charge': charged() });
    await renderTill();
    await confirmAmount();
    await userEvent.click(screen.getByRole('button', { name: 'Type the code' }));
    const dialog = await screen.findByRole('dialog');
    const field = within(dialog).getByRole('textbox');
    await userEvent.type(field, '90123456789012345678901', { delay: 60 });
    expect(field).toHaveValue('9012 3456 7890 1234 5678 901');
    await userEvent.click(within(dialog).getByRole('button', { name: /Charge with/ }));
    expect(within(dialog).getByText(/this has 23 digits/)).toBeVisible();
    expect(sent('POST /merchant/charge')).toHaveLength(0);
    await userEvent.type(field, '3', { delay: 60 });
    await userEvent.click(within(dialog).getByRole('button', { name: /Charge with/ }));
    await screen.findByRole('heading', { level: 1, name: 'Paid' });
  });

  it('that is refused stays, and is sent again under the same order', async () => {
    const { world, sent } = tillServer('ann', {
      'POST /merchant/charge': refusal(400, 'INSUFFICIENT_BALANCE'),
    });
    await renderTill();
    await confirmAmount();
    await scanCode();
    expect(await screen.findByRole('heading', { level: 1, name: 'Not charged' })).toBeVisible();
    expect(screen.getByText('The balance is too low')).toBeVisible();
    await waitFor(() => expect(heldSales.get('merchant-1')).toMatchObject([{ sent: false }]));
    act(pressEnter);
    await scanCode();
    expect(sent('POST /merchant/charge')).toHaveLength(1);
    world.answers = { 'POST /merchant/charge': charged() };
    await userEvent.click(screen.getByRole('button', { name: 'Send again' }));
    await screen.findByRole('heading', { level: 1, name: 'Paid' });
    const orders = sent('POST /merchant/charge').map((request) =>
      request.headers.get('Idempotency-Key'),
    );
    expect(new Set(orders).size).toBe(1);
  });
});

describe('other tabs', () => {
  it('do not charge while one does', async () => {
    const { fakeLocks } = await import('../../test/locks');
    const locks = fakeLocks();
    void locks.manager.request('mps-pos-charge', () => new Promise(() => undefined));
    tillServer('ann', { 'GET /merchant/transactions': page([]) });
    await renderTill('/', { locks });
    expect(await screen.findByText('Another tab of this device charges')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Charge/ })).toBeNull();
    await act(async () => locks.closeHolder());
    await userEvent.click(await screen.findByRole('button', { name: 'Charge here' }));
    expect(await screen.findByRole('button', { name: 'Type the amount first' })).toBeVisible();
  });
});
