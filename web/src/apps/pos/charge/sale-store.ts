import { type Minor, minor } from '../../../money';
import type { Sale } from './state';

/** Keeps the sale that is under way on this device, for one merchant. */
export interface SaleStore {
  /** Resolves when the sale is safely stored. */
  readonly save: (sale: Sale) => Promise<void>;
  readonly forget: (sale: Sale) => Promise<void>;
  /** The sales that are not over, the first one first. */
  readonly unfinished: () => Promise<readonly Sale[]>;
}

const DATABASE = 'mps-pos';
const SALES = 'sales';

interface Row {
  readonly orderId: string;
  readonly merchantId: string;
  readonly amount: number;
  readonly startedAt: number;
  readonly sent: boolean;
  readonly reversing: boolean;
}

/** The store of a merchant's sales in IndexedDB. The other merchants' sales stay as they are. */
export function indexedSaleStore(merchantId: string): SaleStore {
  return {
    save: async (sale) => {
      const row: Row = { ...sale, merchantId };
      await change((sales) => sales.put(row));
    },
    forget: async (sale) => {
      await change((sales) => sales.delete(sale.orderId));
    },
    unfinished: async () => {
      const rows: Row[] = await change((sales) => sales.getAll(), 'readonly');
      return rows
        .filter((row) => row.merchantId === merchantId)
        .sort((one, other) => one.startedAt - other.startedAt)
        .map(saleOf);
    },
  };
}

function saleOf({ orderId, amount, startedAt, sent, reversing }: Row): Sale {
  const exact: Minor = minor(amount);
  return { orderId, amount: exact, startedAt, sent, reversing };
}

/** Carries out one request, and resolves when the database has it for good. */
async function change<T>(
  request: (sales: IDBObjectStore) => IDBRequest<T>,
  mode: IDBTransactionMode = 'readwrite',
): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      // "strict": the sale survives the device losing its power a moment later.
      const transaction = database.transaction(SALES, mode, { durability: 'strict' });
      const asked = request(transaction.objectStore(SALES));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(SALES, { keyPath: 'orderId' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
