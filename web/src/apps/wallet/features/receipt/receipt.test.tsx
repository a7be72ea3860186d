import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ok, pathOf, refusal } from '../../../../test/server';
import { CARD_ID, memberServer, PAGE, PAYMENT } from '../../test/member';
import { renderWallet } from '../../test/render';

const PAID = { ...PAYMENT, status: 'completed' as const, refunded_amount: 84.05 };
const REFUND = {
  ...PAYMENT,
  tx_id: 'r',
  tx_no: 'REF0000000001',
  type: 'refund' as const,
  raw_amount: 84.05,
  final_amount: 84.05,
  change: 84.05,
  balance_after: 800,
  points: -88,
  original_tx_no: PAYMENT.tx_no,
  reason: 'brought back',
};
const OTHER = { ...REFUND, tx_id: 'o', tx_no: 'REF0000000002', original_tx_no: 'PAY0000000009' };

function books() {
  return memberServer((request) => {
    switch (pathOf(request)) {
      case 'GET /common/transactions/PAY0000000003':
        return ok({ transaction: PAID });
      case 'GET /common/transactions/REF0000000001':
        return ok({ transaction: REFUND });
      case 'GET /member/transactions':
        return ok({ transactions: [OTHER, REFUND], pagination: PAGE });
      case 'GET /common/transactions/PAY9':
        return refusal(404, 'TX_NOT_FOUND');
      default:
        return undefined;
    }
  });
}

describe('a receipt', () => {
  it('says what was paid on the clocks of the shop, and leads to its refunds and back', async () => {
    const requests = books();
    await renderWallet('/transactions/PAY0000000003');
    const slip = await screen.findByRole('main');
    await screen.findByText('Refunds of this payment');
    for (const text of ['Tea House', '-¥284.05', '¥299.00', '5% off', '+299', '¥715.95', '¥84.05'])
      expect(slip).toHaveTextContent(text);
    expect(slip).toHaveTextContent('1 December 2026');
    expect(slip).toHaveTextContent('01:30:00');
    const asked = requests.find((request) => pathOf(request) === 'GET /member/transactions');
    expect(Object.fromEntries(new URL(asked?.url ?? '').searchParams)).toMatchObject({
      type: 'refund',
      card_id: CARD_ID,
      start_date: '2026-12-01',
    });
    expect(screen.queryByRole('link', { name: 'REF0000000002' })).toBeNull();
    await userEvent.click(screen.getByRole('link', { name: 'REF0000000001' }));
    expect(await screen.findByText('brought back')).toBeVisible();
    await userEvent.click(screen.getByRole('link', { name: 'PAY0000000003' }));
    expect(await screen.findByText('Refunds of this payment')).toBeVisible();
  });

  it('of somebody else, or of none, is an error with a way out', async () => {
    books();
    await renderWallet('/transactions/PAY9');
    expect(await screen.findByRole('alert')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
  });

  it('is as wide as the paper while it is printed, and only then', async () => {
    books();
    await renderWallet('/transactions/PAY0000000003');
    const slip = (await screen.findByText('Tea House')).closest('div[class*="data-paper"]');
    window.dispatchEvent(new Event('beforeprint'));
    expect(slip).toHaveAttribute('data-paper', '80');
    window.dispatchEvent(new Event('afterprint'));
    expect(slip).not.toHaveAttribute('data-paper');
    await userEvent.click(screen.getByRole('button', { name: /Paper width/ }));
    const list = await screen.findByRole('listbox');
    await userEvent.click(within(list).getByRole('option', { name: '58 mm' }));
    window.dispatchEvent(new Event('beforeprint'));
    expect(slip).toHaveAttribute('data-paper', '58');
    window.dispatchEvent(new Event('afterprint'));
  });
});
