import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { ok, pathOf, refusal } from '../../../../test/server';
import { CARD, CARD_ID, cardsReply, memberServer, POINTS } from '../../test/member';
import { renderWallet } from '../../test/render';
import type { Card } from '../cards/cards';

const VOUCHER: Card = {
  ...CARD,
  id: '01a22de1-f18d-719c-a5ee-afe59455db06',
  card_no: 'VCH00000001',
  card_type: 'voucher',
  name: 'Birthday',
  balance: 100,
  discount_rate: 1,
  expires_at: '2027-03-31T15:59:59Z',
};
const CORPORATE: Card = {
  ...CARD,
  id: '01a22de1-f18d-719c-a5ee-afe59455db07',
  card_no: 'COR00000001',
  card_type: 'corporate',
  name: 'ACME',
  balance: 0,
  discount_rate: 0.88,
  role: 'member',
};

const withCards = (...cards: Card[]) =>
  memberServer((request) =>
    pathOf(request) === 'GET /member/cards' ? cardsReply(...cards) : undefined,
  );

afterEach(() => {
  Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
  window.dispatchEvent(new Event('online'));
});

const tile = async (name: string) =>
  (await screen.findByRole('link', { name: new RegExp(`^${name} .*, details$`) })).closest(
    'article',
  );

describe('the cards', () => {
  it('show what they hold, of when that is, and the way to the next level', async () => {
    withCards(CARD, VOUCHER, CORPORATE);
    await renderWallet('/');
    expect(await tile('Member card')).toHaveTextContent('¥1,000.00');
    expect(await screen.findByRole('progressbar')).toHaveAttribute(
      'aria-valuetext',
      '1,200 / 5,000',
    );
    expect(await screen.findByText('3,800 more points for 金卡會員')).toBeVisible();
    // 10:00 UTC on the server's clock; the device's does not count.
    expect(screen.getByText('As of 18:00')).toBeVisible();
    expect(await tile('Birthday')).toHaveTextContent('Good until 31/03/2027');
    expect(await tile('ACME')).toHaveTextContent('12% off');
  });

  it.each([
    ['inactive', 'Frozen'],
    ['suspended', 'Suspended'],
    ['lost', 'Reported lost'],
    ['expired', 'Expired'],
    ['used', 'Used up'],
    ['closed', 'Closed'],
  ] as const)('that are %s say so in a word and a shape', async (status, word) => {
    withCards({ ...CARD, status });
    await renderWallet('/');
    const found = await tile('Member card');
    if (found === null) throw new Error('no card');
    const badge = within(found).getByText(word);
    expect(badge.querySelector('svg')).not.toBeNull();
    expect(screen.queryByRole('link', { name: 'Pay' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Top up' })).toBeNull();
  });

  it('pay at once when there is one that can, and ask which when there are several', async () => {
    withCards(CARD, CORPORATE);
    const { unmount } = await renderWallet('/');
    expect(await screen.findByRole('link', { name: 'Pay' })).toHaveAttribute(
      'href',
      `/wallet/pay?card=${CARD_ID}`,
    );
    unmount();
    withCards(CARD, VOUCHER);
    await renderWallet('/');
    expect(await screen.findByRole('link', { name: 'Pay' })).toHaveAttribute('href', '/wallet/pay');
  });

  it('say what to do when there are none', async () => {
    withCards();
    await renderWallet('/');
    expect(await screen.findByText('You have no card yet')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Join a corporate card' })).toBeVisible();
  });

  it('are an error with a way out when the server does not answer', async () => {
    const replies = [new TypeError('Failed to fetch')];
    memberServer((request) =>
      pathOf(request) === 'GET /member/cards' ? replies.shift() : undefined,
    );
    await renderWallet('/');
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('¥1,000.00')).toBeVisible();
  });
});

describe('amounts that may have changed', () => {
  it('are said to be old when the server could not be asked again', async () => {
    const replies = [cardsReply(CARD), refusal(503, 'SERVICE_UNAVAILABLE')];
    memberServer((request) =>
      pathOf(request) === 'GET /member/cards' ? replies.shift() : undefined,
    );
    const { queries } = await renderWallet('/');
    await screen.findByText('As of 18:00');
    await queries.refetchQueries({ queryKey: ['cards'] });
    expect(
      await screen.findByText(/amounts of 30\/11\/2026, 18:00; they may have changed/),
    ).toBeVisible();
    expect(screen.getByText('¥1,000.00')).toBeVisible();
  });

  it('are said to be old without a network', async () => {
    withCards(CARD);
    await renderWallet('/');
    await screen.findByText('As of 18:00');
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    window.dispatchEvent(new Event('offline'));
    expect(await screen.findByText(/they may have changed since/)).toBeVisible();
    expect(screen.getByText(/You are offline/)).toBeVisible();
  });
});

describe('going from page to page', () => {
  it('moves the focus to the heading, but not on the first page', async () => {
    withCards(CARD);
    await renderWallet('/');
    await tile('Member card');
    expect(screen.getByRole('heading', { level: 1 })).not.toHaveFocus();
    await userEvent.click(screen.getByRole('link', { name: 'Points' }));
    const heading = await screen.findByRole('heading', { level: 1, name: 'Points' });
    expect(heading).toHaveFocus();
    expect(document.title).toBe('Points');
  });

  it('the points have their reasons in words, and debt is explained', async () => {
    const entries = [
      { change: -88, balance_before: 299, balance_after: 211, reason: 'refund', note: null },
      { change: 50, balance_before: 0, balance_after: 50, reason: 'adjustment', note: 'Birthday' },
      { change: 1, balance_before: 0, balance_after: 1, reason: 'later', note: null },
    ].map((entry, i) => ({ ...entry, tx_no: `T${i}`, created_at: '2026-11-30T17:30:00Z' }));
    memberServer((request) =>
      pathOf(request) === 'GET /member/points'
        ? ok({ ...POINTS, points_debt: 20, next_level: null, entries })
        : undefined,
    );
    await renderWallet('/points');
    expect(await screen.findByText('Taken back with a refund')).toBeVisible();
    expect(screen.getByText('Changed by the shop')).toBeVisible();
    expect(screen.getByText(/Birthday/)).toBeVisible();
    expect(screen.getByText('Other')).toBeVisible();
    expect(await screen.findByText(/20 points are missing/)).toBeVisible();
    expect(await screen.findByText('This is the highest level')).toBeVisible();
    expect(screen.getByRole('link', { name: /Taken back/ })).toHaveTextContent('-88');
  });
});
