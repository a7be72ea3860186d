import { type Api, take } from '../../../../api/client';
import { readCode } from '../../../../scan';

/** What a scan says of the card that is to be topped up. */
export type ScannedCard =
  | { readonly kind: 'card'; readonly cardNo: string }
  | { readonly kind: 'not-standard'; readonly cardNo: string }
  | { readonly kind: 'dead' | 'other' };

const CARD = /^STD\d{8}$/;

/** Writes a card number as the server does. */
export function cardNoOf(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** Whether a text is the number of a member card. */
export function isCardNo(text: string): boolean {
  return CARD.test(cardNoOf(text));
}

/** The card of a scan: its number, or a payment code, for which the server knows the card. Nothing is charged. */
export async function cardOfScan(api: Api, text: string, prefix: string): Promise<ScannedCard> {
  if (isCardNo(text)) return { kind: 'card', cardNo: cardNoOf(text) };
  const read = readCode(text, prefix);
  if (read.kind !== 'code') return { kind: 'other' };
  const { valid, card_info: card } = await take(
    api.client.POST('/common/qr/validate', { body: { qr_plain: read.code } }),
  );
  if (!valid || !card) return { kind: 'dead' };
  return card.card_type === 'standard'
    ? { kind: 'card', cardNo: card.card_no }
    : { kind: 'not-standard', cardNo: card.card_no };
}
