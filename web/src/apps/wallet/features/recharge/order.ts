import * as v from 'valibot';
import { newKey } from '../../../../api/client';
import { recall, remember } from '../../../../device';
import { type Minor, minor } from '../../../../money';

/** One top-up that is to happen once, however often it is sent. */
export interface Order {
  /** The `Idempotency-Key`. */
  readonly key: string;
  readonly memberId: string;
  readonly cardId: string;
  readonly amount: Minor;
}

/** Each member of a shared device has an own one. */
const nameOf = (memberId: string) => `recharge.${memberId}`;

const schema = v.object({
  key: v.string(),
  memberId: v.string(),
  cardId: v.string(),
  amount: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.transform(minor)),
});

/** Begins a top-up. It is remembered before anything is sent, so that a reload does not make a second one. */
export function beginOrder(memberId: string, cardId: string, amount: Minor): Order {
  const order = { key: newKey(), memberId, cardId, amount };
  remember(nameOf(memberId), JSON.stringify(order));
  return order;
}

/** The top-up of a member whose result is not known. */
export function unfinishedOrder(memberId: string): Order | null {
  try {
    const order = v.parse(schema, JSON.parse(recall(nameOf(memberId)) ?? 'null'));
    return order.memberId === memberId ? order : null;
  } catch {
    return null;
  }
}

/** Forgets a top-up whose result is known, unless a later one took its place. */
export function finishOrder({ key, memberId }: Order): void {
  if (unfinishedOrder(memberId)?.key === key) remember(nameOf(memberId), null);
}
