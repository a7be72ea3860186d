// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import type { Api } from '../../../../api/client';
import { minor } from '../../../../money';
import { blockUpdates } from '../../../../sw/update';
import { heldSales } from '../../test/memory-sales';
import type { Sale } from '../state';
import { createDesk } from './desk';

vi.mock('../sale-store', () => import('../../test/memory-sales'));
vi.mock('../../../../sw/update');

const SALE: Sale = {
  orderId: 'order-1',
  amount: minor(100),
  startedAt: 0,
  sent: false,
  reversing: false,
};
const allow = vi.fn();

function desk() {
  return createDesk({ client: {} } as unknown as Api, 2);
}

beforeEach(() => {
  heldSales.clear();
  vi.mocked(blockUpdates).mockReset().mockReturnValue(allow);
  allow.mockReset();
});

it('has one charge for each merchant, for as long as the page lives', () => {
  const { chargeOf } = desk();
  expect(chargeOf('m-1')).toBe(chargeOf('m-1'));
  expect(chargeOf('m-1')).not.toBe(chargeOf('m-2'));
});

it('keeps updates away from the confirmed amount until there is none', () => {
  const { chargeOf, hasOpenSale } = desk();
  const charge = chargeOf('m-1');
  expect(hasOpenSale()).toBe(false);
  charge.dispatch({ kind: 'confirm', sale: SALE });
  expect(hasOpenSale()).toBe(true);
  expect(blockUpdates).toHaveBeenCalledTimes(1);
  expect(allow).not.toHaveBeenCalled();
  charge.dispatch({ kind: 'cancel' });
  expect(hasOpenSale()).toBe(false);
  expect(allow).toHaveBeenCalledTimes(1);
  charge.dispatch({ kind: 'confirm', sale: SALE });
  expect(blockUpdates).toHaveBeenCalledTimes(2);
});
