import { queryOptions } from '@tanstack/react-query';
import { type Api, take } from '../../../../api/client';
import { queryKeys } from '../../../../api/keys';
import type { components } from '../../../../api/schema';

export type PointEntry = components['schemas']['PointEntry'];
type Points = components['schemas']['Points'];

export const pointKeys = queryKeys('points');

/** The points and the level of a card, without their changes. */
export function pointsQuery(api: Api, cardId: string) {
  return queryOptions({
    queryKey: pointKeys.detail(cardId),
    queryFn: ({ signal }): Promise<Points> => readPoints(api, cardId, 1, undefined, signal),
  });
}

/** Reads a page of the changes of a card's points. */
export function readPoints(
  api: Api,
  cardId: string,
  limit: number,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Points> {
  const query = { card_id: cardId, limit, ...(cursor !== undefined && { cursor }) };
  return take(api.client.GET('/member/points', { params: { query }, signal }));
}
