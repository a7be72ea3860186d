import { queryOptions } from '@tanstack/react-query';
import { type Api, take } from '../../../../api/client';
import { queryKeys } from '../../../../api/keys';
import type { components } from '../../../../api/schema';
import type { Days } from './period';

export type Transaction = components['schemas']['Transaction'];
export type TransactionType = Transaction['type'];

export const transactionKeys = queryKeys('transactions');

/** Which transactions to list. */
export interface TransactionFilter {
  readonly card?: string | undefined;
  readonly type?: TransactionType | undefined;
  readonly days: Days;
}

const PAGE_SIZE = 30;

/** Reads a page of the own transactions, newest first. */
export async function readTransactions(
  api: Api,
  { card, type, days }: TransactionFilter,
  cursor: string | undefined,
  signal: AbortSignal,
) {
  const query = {
    limit: PAGE_SIZE,
    ...(card !== undefined && { card_id: card }),
    ...(type !== undefined && { type }),
    ...(days.from !== undefined && { start_date: days.from }),
    ...(days.to !== undefined && { end_date: days.to }),
    ...(cursor !== undefined && { cursor }),
  };
  const answer = await take(api.client.GET('/member/transactions', { params: { query }, signal }));
  return { rows: answer.transactions, pagination: answer.pagination };
}

/** One transaction. */
export function transactionQuery(api: Api, txNo: string) {
  return queryOptions({
    queryKey: transactionKeys.detail(txNo),
    queryFn: async ({ signal }) => {
      const params = { path: { tx_no: txNo } };
      const answer = await take(api.client.GET('/common/transactions/{tx_no}', { params, signal }));
      return answer.transaction;
    },
  });
}

const REFUNDS_READ = 100;

/** The refunds of a payment: among those of its card from its day on. */
export function refundsQuery(api: Api, payment: Transaction, day: string) {
  return queryOptions({
    queryKey: [...transactionKeys.detail(payment.tx_no), 'refunds'],
    queryFn: async ({ signal }) => {
      const query = {
        limit: REFUNDS_READ,
        type: 'refund' as const,
        card_id: payment.card_id,
        start_date: day,
      };
      const answer = await take(
        api.client.GET('/member/transactions', { params: { query }, signal }),
      );
      return answer.transactions.filter((row) => row.original_tx_no === payment.tx_no);
    },
    enabled: payment.type === 'payment' && payment.refunded_amount > 0,
  });
}
