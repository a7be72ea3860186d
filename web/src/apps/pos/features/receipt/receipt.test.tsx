import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { ok } from '../../../../test/server';
import { heldSales } from '../../test/memory-sales';
import { renderTill } from '../../test/render-till';
import { payment, tillServer } from '../../test/till-server';

vi.mock('../../charge/sale-store', () => import('../../test/memory-sales'));
vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => heldSales.clear());

it('prints, and the next sale is one tap away all the time', async () => {
  const print = vi.fn();
  vi.stubGlobal('print', print);
  tillServer('ann', {
    'GET /common/transactions/PAY0000000001': ok({ transaction: payment() }),
  });
  await renderTill('/transactions/PAY0000000001/receipt');
  const paper = await screen.findByRole('article', { name: 'Receipt' });
  for (const text of ['Tea', 'PAY0000000001', 'STD00000001', '¥299.00', '−¥14.95', '¥284.05']) {
    expect(within(paper).getByText(text)).toBeVisible();
  }
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(screen.getByRole('link', { name: 'Next sale' })).toHaveAttribute('href', '/pos/');
  await userEvent.click(screen.getByRole('button', { name: 'Print' }));
  expect(print).toHaveBeenCalledTimes(1);
});
