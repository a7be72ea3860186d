import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ok, pathOf, refusal } from '../../../../test/server';
import { CARD, CARD_ID, cardsReply, memberServer, NOW, PAGE, PAYMENT } from '../../test/member';
import { renderWallet } from '../../test/render';
import { readHistorySearch } from '../search';
import { addDays, daysOf } from './period';
import { byDay } from './use-history';

const queryOf = (request: Request | undefined) =>
  Object.fromEntries(new URL(request?.url ?? 'x:').searchParams);
const lists = (requests: readonly Request[]) =>
  requests.filter((request) => pathOf(request) === 'GET /member/transactions');

async function choose(label: RegExp, option: string) {
  await userEvent.click(screen.getByRole('button', { name: label }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

describe('the filters of the address', () => {
  it('are read, and what makes no sense is left out', () => {
    const good = { card: CARD_ID, type: 'refund', period: 'custom', from: '2026-03-01' };
    expect(readHistorySearch(good)).toEqual(good);
    expect(
      readHistorySearch({ card: 'x', type: 'gift', period: 'all', from: '2026-03-01' }),
    ).toEqual({});
    expect(readHistorySearch({ period: 'custom', from: 'tomorrow', to: 20260301 })).toEqual({
      period: 'custom',
    });
  });

  it('are what the server is asked for', async () => {
    const requests = memberServer();
    await renderWallet(`/transactions?card=${CARD_ID}&type=payment&period=custom&from=2026-03-01`);
    await screen.findByText('Tea House');
    expect(queryOf(lists(requests).at(-1))).toEqual({
      limit: '30',
      card_id: CARD_ID,
      type: 'payment',
      start_date: '2026-03-01',
    });
  });

  it('change with the choices, and going back from a receipt finds them again', async () => {
    memberServer((request) =>
      pathOf(request) === 'GET /common/transactions/PAY0000000003'
        ? ok({ transaction: PAYMENT })
        : undefined,
    );
    const { address, router } = await renderWallet('/transactions');
    await screen.findByText('Tea House');
    await choose(/Kind/, 'Payment');
    expect(address()).toBe('/transactions?type=payment');
    await userEvent.click(screen.getByRole('link', { name: /Tea House/ }));
    await screen.findByRole('heading', { level: 1, name: 'Receipt' });
    expect(address()).toBe('/transactions/PAY0000000003');
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    await screen.findByRole('heading', { level: 1, name: 'Activity' });
    expect(router.state.location.search).toEqual({ type: 'payment' });
    await choose(/Kind/, 'All kinds');
    expect(address()).toBe('/transactions');
  });
});

describe('periods', () => {
  it.each([
    ['week', '2026-02-23', '2026-03-01'],
    ['month', '2026-03-01', '2026-03-01'],
    ['last-month', '2026-02-01', '2026-02-28'],
    ['year', '2026-01-01', '2026-03-01'],
  ] as const)('%s', (period, from, to) => {
    expect(daysOf(period, '2026-03-01', {})).toEqual({ from, to });
  });

  it('cross years and leap days', () => {
    expect(daysOf('last-month', '2027-01-15', {})).toEqual({
      from: '2026-12-01',
      to: '2026-12-31',
    });
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });
});

describe('the statement', () => {
  it('puts rows under the business days of the shop, not of the device', () => {
    // 01:30 of the 1st in Taipei, 12:30 of the 30th where the device is.
    const late = { ...PAYMENT, tx_id: 'b', created_at: '2026-11-30T15:59:59Z' };
    const groups = byDay([PAYMENT, late], 'Asia/Taipei');
    expect(groups.map(({ day, rows }) => [day, rows.length])).toEqual([
      ['2026-12-01', 1],
      ['2026-11-30', 1],
    ]);
  });

  it('shows what each did, and the balance after it', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(NOW);
    memberServer();
    await renderWallet('/transactions');
    const row = await screen.findByRole('link', { name: /Tea House/ });
    expect(row).toHaveTextContent('-¥284.05');
    expect(row).toHaveTextContent('Balance ¥715.95');
    expect(row).toHaveTextContent('01:30');
  });

  it('goes on by the cursor, and keeps what is there when the next page fails', async () => {
    const next = { ...PAYMENT, tx_id: 'c', tx_no: 'PAY0000000001', merchant_name: 'Bakery' };
    let fails = true;
    const requests = memberServer((request) => {
      if (pathOf(request) !== 'GET /member/transactions') return undefined;
      if (queryOf(request).cursor === undefined) {
        const pagination = { ...PAGE, has_next: true, next_cursor: 'abc', total_count: 2 };
        return ok({ transactions: [PAYMENT], pagination });
      }
      if (fails) return refusal(503, 'SERVICE_UNAVAILABLE');
      return ok({ transactions: [next], pagination: PAGE });
    });
    await renderWallet('/transactions');
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByText('Tea House')).toBeVisible();
    fails = false;
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('Bakery')).toBeVisible();
    expect(queryOf(lists(requests).at(-1)).cursor).toBe('abc');
  });

  it('says when nothing fits, and shows all again', async () => {
    memberServer((request) =>
      pathOf(request) === 'GET /member/transactions' && queryOf(request).type === 'payout'
        ? ok({ transactions: [], pagination: { ...PAGE, total_count: 0 } })
        : undefined,
    );
    await renderWallet('/transactions?type=payout');
    await userEvent.click(await screen.findByRole('link', { name: 'Show all' }));
    expect(await screen.findByText('Tea House')).toBeVisible();
  });

  it('lets one choose among several cards', async () => {
    const voucher = { ...CARD, id: CARD_ID.replace('01', '02'), card_no: 'VCH00000007' };
    memberServer((request) =>
      pathOf(request) === 'GET /member/cards'
        ? cardsReply(CARD, { ...voucher, card_type: 'voucher', name: 'Birthday' })
        : undefined,
    );
    const { router } = await renderWallet('/transactions');
    await screen.findByText('Tea House');
    await choose(/^(?!.*Kind).*All cards/, 'Birthday …0007');
    expect(router.state.location.search).toEqual({ card: voucher.id });
    expect(await screen.findByRole('link', { name: /Tea House/ })).not.toHaveTextContent('…0001');
  });
});
