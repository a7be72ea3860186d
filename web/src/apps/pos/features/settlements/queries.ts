import { queryOptions } from '@tanstack/react-query';
import { type Api, take } from '../../../../api/client';
import { queryKeys } from '../../../../api/keys';
import type { components } from '../../../../api/schema';

export type Settlement = components['schemas']['Settlement'];

export const settlementKeys = queryKeys('settlements');

/** A settlement. */
export function settlementQuery(api: Api, id: string) {
  return queryOptions({
    queryKey: settlementKeys.detail(id),
    queryFn: async ({ signal }) => {
      const params = { params: { path: { id } }, signal };
      return (await take(api.client.GET('/merchant/settlements/{id}', params))).settlement;
    },
  });
}
