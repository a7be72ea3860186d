import { useQueryClient } from '@tanstack/react-query';
import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import type { components } from '../../../../api/schema';
import { staffKeys } from './queries';

type Change = components['schemas']['UpdateStaff'];

/** Changes an account. What is sent twice does the same as once, so no key is needed. */
export function useUpdate(id: string): (change: Change) => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  return async (body) => {
    await take(api.client.PATCH('/merchant/staff/{id}', { params: { path: { id } }, body }));
    await queries.invalidateQueries({ queryKey: staffKeys.all });
  };
}
