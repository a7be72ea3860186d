import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { heldSales } from '../../test/memory-sales';
import { renderTill, typeSlowly } from '../../test/render-till';
import { charged, tillServer } from '../../test/till-server';

vi.mock('../../charge/sale-store', () => import('../../test/memory-sales'));
vi.setConfig({ testTimeout: 20_000 });

const CODE = '901234567890123456789013';

vi.mock('../../../../scan', async (original) => ({
  ...(await original<object>()),
  CameraScanner: ({ onText }: { readonly onText: (text: string) => void }) => (
    <button type="button" onClick={() => onText(CODE)}>
      The camera sees a code
    </button>
  ),
}));

beforeEach(() => heldSales.clear());

async function confirmAndLook() {
  await screen.findByRole('heading', { level: 1, name: 'Charge' });
  await typeSlowly('7');
  await userEvent.click(screen.getByRole('button', { name: 'Charge ¥7.00' }));
  await userEvent.click(await screen.findByRole('button', { name: 'The camera sees a code' }));
}

it('a code that was left before the camera does not pay for the next sale by itself', async () => {
  const { sent } = tillServer('ann', { 'POST /merchant/charge': charged() });
  await renderTill();
  await confirmAndLook();
  await userEvent.click(await screen.findByRole('button', { name: 'Next sale' }));
  await confirmAndLook();
  expect(await screen.findByText(/The code that was sent last/)).toBeVisible();
  expect(sent('POST /merchant/charge')).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Use this code' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Paid' })).toBeVisible();
  expect(sent('POST /merchant/charge')).toHaveLength(2);
});
