import type { SaleStore } from '../charge/sale-store';
import type { Sale } from '../charge/state';

/** The sales that this device holds. They outlive pages, as those in IndexedDB do. */
export const heldSales = new Map<string, readonly Sale[]>();

/** Stands in for `charge/sale-store`, since there is no IndexedDB here. */
export function indexedSaleStore(merchantId: string): SaleStore {
  const held = () => heldSales.get(merchantId) ?? [];
  const without = ({ orderId }: Sale) => held().filter((sale) => sale.orderId !== orderId);
  return {
    save: async (sale) => void heldSales.set(merchantId, [...without(sale), sale]),
    forget: async (sale) => void heldSales.set(merchantId, without(sale)),
    unfinished: async () => held(),
  };
}
