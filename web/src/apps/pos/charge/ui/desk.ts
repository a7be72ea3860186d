import type { Api } from '../../../../api/client';
import type { Minor } from '../../../../money';
import { blockUpdates } from '../../../../sw/update';
import { type Charge, createCharge } from '../engine';
import { indexedSaleStore } from '../sale-store';
import type { ChargeState } from '../state';
import { serverTill } from '../till';
import { createTab, type TillTab } from './tab';

/** What the till keeps for as long as the page lives, whoever is signed in. */
export interface Desk {
  readonly tab: TillTab;
  /** The charge of a merchant: always the same one, so that a request under way is never left alone. */
  readonly chargeOf: (merchantId: string) => Charge;
  /** Whether a sale of any merchant is not over. */
  readonly hasOpenSale: () => boolean;
  /** The amount of a sale that was taken back to be changed; null when there is none. */
  amountToChange: Minor | null;
  /** The code that was sent last: it may still lie before the camera when the next sale begins. */
  lastCode: string | null;
}

/** Makes the desk of this page. */
export function createDesk(api: Api, decimals: number): Desk {
  const charges = new Map<string, Charge>();
  return {
    tab: createTab(navigator.locks),
    chargeOf: (merchantId) => {
      const known = charges.get(merchantId);
      if (known) return known;
      const made = createCharge({
        till: serverTill(api, decimals),
        store: indexedSaleStore(merchantId),
        wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      });
      keepUpdatesAway(made);
      charges.set(merchantId, made);
      return made;
    },
    hasOpenSale: () => [...charges.values()].some((charge) => isOpen(charge.state())),
    amountToChange: null,
    lastCode: null,
  };
}

/** Whether a sale is under way and not over. */
export function isOpen({ kind }: ChargeState): boolean {
  return kind !== 'amount' && kind !== 'paid' && kind !== 'reversed';
}

/** Keeps new versions of the app away from the confirmed amount until the result is put away. */
function keepUpdatesAway(charge: Charge): void {
  let allow: (() => void) | null = null;
  charge.subscribe(() => {
    const busy = charge.state().kind !== 'amount';
    if (busy && allow === null) allow = blockUpdates();
    if (!busy && allow !== null) {
      allow();
      allow = null;
    }
  });
}
