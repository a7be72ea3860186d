import { queryOptions } from '@tanstack/react-query';
import { type Api, take } from '../../../../api/client';
import { queryKeys } from '../../../../api/keys';
import type { components } from '../../../../api/schema';

export type Member = components['schemas']['Member'];

export const profileKeys = queryKeys('profile');

/** The own profile. */
export function profileQuery(api: Api) {
  return queryOptions({
    queryKey: profileKeys.all,
    queryFn: async ({ signal }) =>
      (await take(api.client.GET('/member/profile', { signal }))).member,
  });
}

/** The fields that a member may change. */
export const FIELDS = ['name', 'phone', 'email'] as const;
export type ProfileField = (typeof FIELDS)[number];
export type ProfileChanges = Partial<Record<ProfileField, string | null>>;

/** What a form changes: only that is sent, and an emptied field as null. The name stays a text. */
export function changesOf(member: Member, form: FormData): ProfileChanges {
  const changes: ProfileChanges = {};
  for (const field of FIELDS) {
    const text = String(form.get(field) ?? '').trim();
    if (text === (member[field] ?? '')) continue;
    changes[field] = text === '' && field !== 'name' ? null : text;
  }
  return changes;
}
