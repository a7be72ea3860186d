import { queryOptions } from '@tanstack/react-query';
import { type Api, take } from '../../../../api/client';
import { queryKeys } from '../../../../api/keys';
import type { components } from '../../../../api/schema';

export type Colleague = components['schemas']['Staff'];
export type StaffRole = Colleague['role'];

export const ROLES = ['cashier', 'manager'] as const satisfies readonly StaffRole[];

export const staffKeys = queryKeys('staff');

const PAGE = 100;

/** All accounts of the staff: a shop has 200 at most. */
export function staffQuery(api: Api) {
  return queryOptions({
    queryKey: staffKeys.lists(),
    queryFn: async ({ signal }) => {
      const all: Colleague[] = [];
      let cursor: string | null | undefined;
      do {
        const query = { limit: PAGE, ...(cursor && { cursor }) };
        const answer = await take(api.client.GET('/merchant/staff', { params: { query }, signal }));
        all.push(...answer.staff);
        cursor = answer.pagination.next_cursor;
      } while (cursor);
      return all;
    },
  });
}

/** What each account may refund in a day. Only accounts with a limit of their own are in it. */
export function limitsQuery(api: Api) {
  return queryOptions({
    queryKey: staffKeys.detail('limits'),
    queryFn: async ({ signal }) => {
      const { limits } = await take(api.client.GET('/merchant/limits', { signal }));
      return limits.filter(({ kind }) => kind === 'staff_refund_day');
    },
  });
}
