import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Api, takeWhole } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import { queryKeys } from '../../../../api/keys';
import type { components } from '../../../../api/schema';
import { momentOf } from '../as-of';

export type Card = components['schemas']['Card'];
export type CardStatus = Card['status'];

export const cardKeys = queryKeys('cards');

/** The own cards, and when they were like this. */
export interface Cards {
  readonly cards: readonly Card[];
  readonly asOf: string;
}

export function cardsQuery(api: Api) {
  return queryOptions({
    queryKey: cardKeys.lists(),
    queryFn: async ({ signal }): Promise<Cards> => {
      const { data, response } = await takeWhole(api.client.GET('/member/cards', { signal }));
      return { cards: data.cards, asOf: momentOf(response) };
    },
  });
}

/** The own cards. */
export function useCards() {
  return useQuery(cardsQuery(useApi()));
}

/** Whether a card gives payment codes. */
export function canPay(card: Card): boolean {
  return card.status === 'active' && card.card_type !== 'corporate';
}

/** Whether a card takes top-ups. */
export function canRecharge(card: Card): boolean {
  return card.status === 'active' && card.card_type === 'standard';
}

/** Whether its member can report a card lost: afterwards it is frozen. */
export function canFreeze(card: Card): boolean {
  return canPay(card) && card.role === 'owner';
}

/** Whether a card will not be used again, whatever happens. */
export function isPast(card: Card): boolean {
  return card.status === 'closed' || card.status === 'used' || card.status === 'expired';
}

/** A rate such as 0.950 in thousandths; null where the whole price is paid. */
export function discountOf(rate: number): number | null {
  const thousandths = Math.round(rate * 1000);
  return thousandths === 1000 ? null : thousandths;
}

/** A number of a card or a member as the server has it, from however it was typed: in groups, small, full-width. */
export function plainNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** The number of a card in groups, as it is read. */
export function cardNumber(cardNo: string): string {
  return cardNo.replace(/(?:[A-Z](?=\d)|\d{4}(?=\d))/g, '$& ');
}
