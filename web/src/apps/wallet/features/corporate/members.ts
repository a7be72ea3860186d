import { useQueryClient } from '@tanstack/react-query';
import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import { queryKeys } from '../../../../api/keys';
import { usePages } from '../../../../api/pages';
import type { components } from '../../../../api/schema';
import type { Role } from './roles';

export type BoundMember = components['schemas']['BoundMember'];

const memberKeys = queryKeys('card-members');

const PAGE_SIZE = 50;

/** Who is bound to a card, page by page. */
export function useMembers(cardId: string) {
  const api = useApi();
  return usePages<BoundMember>({
    queryKey: memberKeys.list({ cardId }),
    read: async (cursor, signal) => {
      const query = { limit: PAGE_SIZE, ...(cursor !== undefined && { cursor }) };
      const params = { path: { id: cardId }, query };
      const answer = await take(api.client.GET('/member/cards/{id}/bindings', { params, signal }));
      return { rows: answer.bindings, pagination: answer.pagination };
    },
  });
}

/** What can be done with the members of a card. */
export interface MemberActions {
  /** Gives a member a role, or another one. */
  readonly share: (memberNo: string, role: Role) => Promise<void>;
  readonly remove: (memberId: string) => Promise<void>;
}

export function useMemberActions(cardId: string): MemberActions {
  const api = useApi();
  const queries = useQueryClient();
  const changed = () => queries.invalidateQueries({ queryKey: memberKeys.all });
  return {
    share: async (memberNo, role) => {
      await take(
        api.client.POST('/member/cards/{id}/bindings', {
          params: { path: { id: cardId } },
          body: { member_no: memberNo, role },
        }),
      );
      await changed();
    },
    remove: async (memberId) => {
      await take(
        api.client.DELETE('/member/cards/{id}/bindings/{member_id}', {
          params: { path: { id: cardId, member_id: memberId } },
        }),
      );
      await changed();
    },
  };
}
