import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import { useConfig } from '../../../../api/config';
import { useApi } from '../../../../api/context';
import { useSignedIn } from '../../../../session';
import type { Charge } from '../engine';
import type { ChargeEvent, ChargeState } from '../state';
import { createDesk, type Desk } from './desk';
import type { TabState } from './tab';

const DeskContext = createContext<Desk | null>(null);

/** Keeps the desk above everything that changes with the account, so that a sale outlives its cashier. */
export function DeskProvider({ children }: { readonly children: ReactNode }) {
  const api = useApi();
  const { decimals } = useConfig();
  const [desk] = useState(() => createDesk(api, decimals));
  return <DeskContext.Provider value={desk}>{children}</DeskContext.Provider>;
}

/** What the till keeps for as long as the page lives. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('there is no DeskProvider');
  return desk;
}

/** Whose till it is. */
export function useMerchantId(): string {
  const { user } = useSignedIn();
  return user.merchant_id ?? user.id;
}

/** The charge of the merchant that is signed in. */
export function useCharge(): Charge {
  return useDesk().chargeOf(useMerchantId());
}

/** Where the sale stands, and how to go on. */
export function useSale(): {
  readonly state: ChargeState;
  readonly dispatch: (event: ChargeEvent) => void;
} {
  const charge = useCharge();
  return { state: useSyncExternalStore(charge.subscribe, charge.state), dispatch: charge.dispatch };
}

/** Whether this tab charges. */
export function useTabState(): TabState {
  const { tab } = useDesk();
  return useSyncExternalStore(tab.subscribe, tab.state);
}
