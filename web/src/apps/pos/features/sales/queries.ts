import { queryOptions } from '@tanstack/react-query';
import { type Api, take, takeWhole } from '../../../../api/client';
import { type Failure, hasCode } from '../../../../api/failure';
import { queryKeys } from '../../../../api/keys';
import type { components } from '../../../../api/schema';

export type Transaction = components['schemas']['Transaction'];

/** The types that a shop's transactions have. */
export const SHOP_TYPES = ['payment', 'refund', 'recharge', 'recharge_reversal'] as const;
export type ShopType = (typeof SHOP_TYPES)[number];

export const transactionKeys = queryKeys('transactions');

/** What a list of transactions is narrowed to. */
export interface TransactionFilter {
  readonly type?: ShopType | undefined;
  /** A business day. */
  readonly day?: string | undefined;
  /** A login name of the staff. */
  readonly operator?: string | undefined;
}

/** The filter as the server takes it. */
export function filterParams({ type, day, operator }: TransactionFilter) {
  return {
    ...(type && { type }),
    ...(day && { start_date: day, end_date: day }),
    ...(operator && { operator }),
  };
}

/** How many are one tap away. */
const LAST = 10;

/** The last transactions of one type. Without an operator, those of the whole shop. */
export function lastQuery(api: Api, type: ShopType, operator: string | null) {
  const filter = { type, operator: operator ?? undefined };
  return queryOptions({
    queryKey: transactionKeys.list({ ...filter, last: LAST }),
    queryFn: async ({ signal }) => {
      const query = { ...filterParams(filter), limit: LAST };
      const params = { params: { query }, signal };
      return (await take(api.client.GET('/merchant/transactions', params))).transactions;
    },
  });
}

/** A transaction, and how old it was by the server's own clock when it arrived. */
export interface Aged {
  readonly transaction: Transaction;
  readonly ageMs: number;
}

function aged(transaction: Transaction, response: Response): Aged {
  const date = response.headers.get('date');
  const now = date === null ? Date.now() : Date.parse(date);
  return { transaction, ageMs: Math.max(0, now - Date.parse(transaction.created_at)) };
}

/** A transaction by its number. */
export function transactionQuery(api: Api, txNo: string) {
  return queryOptions({
    queryKey: transactionKeys.detail(txNo),
    queryFn: async ({ signal }) => {
      const params = { params: { path: { tx_no: txNo } }, signal };
      const answer = await takeWhole(api.client.GET('/common/transactions/{tx_no}', params));
      return aged(answer.data.transaction, answer.response);
    },
  });
}

/** That there is no payment of an order, at least not yet. */
export interface Missing {
  readonly missing: Failure;
}

/**
 * The payment of an order. That there is none is an answer too: it stays on the page, with what was begun
 * there, while the order is asked for again.
 */
export function orderQuery(api: Api, orderId: string) {
  return queryOptions({
    queryKey: transactionKeys.detail(`order ${orderId}`),
    queryFn: async ({ signal }): Promise<Aged | Missing> => {
      const params = { params: { path: { external_order_id: orderId } }, signal };
      try {
        const answer = await takeWhole(
          api.client.GET('/merchant/orders/{external_order_id}', params),
        );
        return aged(answer.data.transaction, answer.response);
      } catch (error) {
        if (hasCode(error, 'ORDER_NOT_FOUND')) return { missing: error };
        throw error;
      }
    },
  });
}
