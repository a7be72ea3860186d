import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { minor } from '../../../../money';
import { CONFIG } from '../../../../test/render';
import { ok, pathOf, type Reply, refusal } from '../../../../test/server';
import { CARD, CARD_ID, cardsReply, MEMBER_ID, memberServer } from '../../test/member';
import { renderWallet } from '../../test/render';
import { limitsOf, quickAmounts } from './limits';
import { beginOrder, finishOrder, unfinishedOrder } from './order';

const done = ok({
  success: true,
  transaction: {
    tx_id: '01a205c7-8362-7ba0-9235-3f9f693b534a',
    tx_no: 'RCG0000000004',
    card_id: CARD_ID,
    amount: 99.5,
    payment_method: 'sandbox',
    status: 'completed',
    created_at: '2026-11-30T10:00:00Z',
  },
});
const noAnswer = () => new TypeError('Failed to fetch');

function shop(...replies: Reply[]) {
  const requests = memberServer((request) =>
    pathOf(request) === 'POST /member/recharge'
      ? (replies.shift() ?? refusal(500, 'INTERNAL_ERROR'))
      : undefined,
  );
  return () => requests.filter((request) => pathOf(request) === 'POST /member/recharge');
}

const keyOf = (request: Request | undefined) => request?.headers.get('idempotency-key');
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

async function topUp(amount = '99.5') {
  await userEvent.type(await screen.findByLabelText('Another amount'), amount);
  await press('Next');
  await press(/^Top up ¥/);
}

describe('a top-up', () => {
  it('says that it is make-believe money, asks once more, and shows what was done', async () => {
    const sent = shop(done);
    await renderWallet('/recharge');
    expect(await screen.findByText('This is make-believe money')).toBeVisible();
    await topUp();
    expect(await screen.findByText('Topped up ¥99.50')).toBeVisible();
    expect(await sent()[0]?.json()).toEqual({
      card_id: CARD_ID,
      amount: '99.50',
      payment_method: 'sandbox',
    });
    expect(unfinishedOrder(MEMBER_ID)).toBeNull();
    expect(screen.getByRole('link', { name: 'See the receipt' })).toHaveAttribute(
      'href',
      '/wallet/transactions/RCG0000000004',
    );
  });

  it.each([
    ['12,5O', 'Type an amount, such as 100 or 99.5'],
    ['1.234', 'Type an amount, such as 100 or 99.5'],
    ['5000.01', 'One top-up is ¥0.01 to ¥5,000.00'],
    ['0', 'One top-up is ¥0.01 to ¥5,000.00'],
  ])('of %s is not sent', async (amount, says) => {
    const sent = shop();
    await renderWallet('/recharge');
    await userEvent.type(await screen.findByLabelText('Another amount'), amount);
    await press('Next');
    expect(await screen.findByText(says)).toBeVisible();
    expect(sent()).toEqual([]);
  });

  it('takes a quick amount, and a comma as the decimal mark', async () => {
    const sent = shop(done, done);
    await renderWallet('/recharge');
    await press('¥500.00');
    await press('Next');
    await press('Change the amount');
    await topUp('12,30');
    await screen.findByText('Topped up');
    expect(await sent()[0]?.json()).toMatchObject({ amount: '12.30' });
  });
});

describe('a top-up without an answer', () => {
  it('is asked for again with the same key, and is not done twice', async () => {
    const sent = shop(noAnswer(), refusal(503, 'RESULT_UNKNOWN'), done);
    await renderWallet('/recharge');
    await topUp();
    expect(await screen.findByText('It is not known whether it worked')).toBeVisible();
    await press('Ask again');
    await waitFor(() => expect(sent()).toHaveLength(2));
    await press('Ask again');
    expect(await screen.findByText('Topped up ¥99.50')).toBeVisible();
    const keys = new Set(sent().map(keyOf));
    expect(keys.size).toBe(1);
    expect(unfinishedOrder(MEMBER_ID)).toBeNull();
  });

  it('is found first after the page was loaded anew', async () => {
    const first = shop(noAnswer());
    const { unmount } = await renderWallet('/recharge');
    await topUp();
    await screen.findByText('It is not known whether it worked');
    const key = keyOf(first()[0]);
    unmount();
    const later = shop(done);
    await renderWallet('/recharge');
    expect(await screen.findByText('Your last top-up has no result yet')).toBeVisible();
    expect(screen.getByText('¥99.50')).toBeVisible();
    await press('Ask again');
    await screen.findByText('Topped up ¥99.50');
    expect(keyOf(later()[0])).toBe(key);
  });

  it('is not settled by a refusal of the repeat', async () => {
    const sent = shop(noAnswer(), refusal(409, 'LIMIT_EXCEEDED'), done);
    await renderWallet('/recharge');
    await topUp();
    await press('Ask again');
    expect(await screen.findByText(/first request may still arrive/)).toBeVisible();
    expect(unfinishedOrder(MEMBER_ID)).not.toBeNull();
    await press('Start again');
    expect(unfinishedOrder(MEMBER_ID)).toBeNull();
    await topUp();
    await screen.findByText('Topped up ¥99.50');
    expect(keyOf(sent()[2])).not.toBe(keyOf(sent()[0]));
  });
});

it('a refusal of the first request is the end of it', async () => {
  const sent = shop(refusal(409, 'LIMIT_EXCEEDED'), done);
  await renderWallet('/recharge');
  await topUp();
  expect(await screen.findByText('The top-up was refused')).toBeVisible();
  expect(screen.queryByText(/may still arrive/)).toBeNull();
  expect(unfinishedOrder(MEMBER_ID)).toBeNull();
  await press('Start again');
  await topUp();
  await screen.findByText('Topped up');
  expect(keyOf(sent()[1])).not.toBe(keyOf(sent()[0]));
});

it('an order belongs to its member, and a broken one is none', () => {
  const order = beginOrder('ann', CARD_ID, minor(100));
  expect(unfinishedOrder('ann')).toEqual(order);
  expect(unfinishedOrder('bob')).toBeNull();
  const later = beginOrder('ann', CARD_ID, minor(200));
  finishOrder(order);
  expect(unfinishedOrder('ann')).toEqual(later);
  beginOrder('bob', CARD_ID, minor(300));
  expect(unfinishedOrder('ann')).toEqual(later);
  localStorage.setItem('mps.recharge.ann', '{"key":1');
  expect(unfinishedOrder('ann')).toBeNull();
});

describe('how much it may be', () => {
  it('is what the shop allows, and what the card still has room for', () => {
    expect(limitsOf(CARD, CONFIG)).toEqual({ min: 1, max: 500_000 });
    expect(limitsOf({ ...CARD, balance: 9000.01 }, CONFIG)).toEqual({ min: 1, max: 99_999 });
    expect(limitsOf({ ...CARD, balance: 10_000 }, CONFIG)).toBeNull();
  });

  it('round amounts to choose from fit', () => {
    const amounts = (min: number, max: number, decimals: number) =>
      quickAmounts({ min: minor(min), max: minor(max) }, decimals);
    expect(amounts(1, 500_000, 2)).toEqual([10_000, 20_000, 50_000, 100_000, 200_000, 500_000]);
    expect(amounts(1, 99_999, 2)).toEqual([1000, 2000, 5000, 10_000, 20_000, 50_000]);
    expect(amounts(100, 30_000, 0)).toEqual([500, 1000, 2000, 5000, 10_000, 20_000]);
    expect(amounts(1, 99, 2)).toEqual([]);
  });

  it('a card that is full says so, and so does a shop without a way to pay', async () => {
    memberServer((request) =>
      pathOf(request) === 'GET /member/cards'
        ? cardsReply({ ...CARD, balance: 10_000 })
        : undefined,
    );
    await renderWallet('/recharge');
    expect(await screen.findByText('This card holds as much as it can')).toBeVisible();
  });
});
