import type { AppConfig } from '../../../../api/config';
import { fromJson, type Minor, minor, minus } from '../../../../money';
import type { Card } from '../cards/cards';

/** The smallest and the largest top-up of a card. */
export interface Limits {
  readonly min: Minor;
  readonly max: Minor;
}

/** What one top-up of a card may be; null when the card holds as much as it can. */
export function limitsOf(card: Card, config: AppConfig): Limits | null {
  const { decimals, recharge, card_balance_max: most } = config;
  const room = minus(fromJson(most, decimals), fromJson(card.balance, decimals));
  const min = fromJson(recharge.min, decimals);
  const max = minor(Math.min(fromJson(recharge.max, decimals), room));
  return max < min ? null : { min, max };
}

const QUICK_AMOUNTS = 6;

/** Round amounts to choose from: the largest few that fit. */
export function quickAmounts({ min, max }: Limits, decimals: number): readonly Minor[] {
  const amounts: Minor[] = [];
  for (let unit = 10 ** decimals; unit <= max; unit *= 10) {
    for (const times of [1, 2, 5]) {
      const amount = unit * times;
      if (amount >= min && amount <= max) amounts.push(minor(amount));
    }
  }
  return amounts.slice(-QUICK_AMOUNTS);
}
