import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useApi } from '../../../../api/context';
import { blockUpdates } from '../../../../sw/update';
import { useOnline } from '../../../../ui';
import { useVisible } from '../../browser';
import { cardKeys } from '../cards/cards';
import { pointKeys } from '../points/points';
import { transactionKeys } from '../transactions/transactions';
import { createCodeKeeper } from './code-keeper';
import { codeServer } from './code-server';
import type { PayState } from './pay-state';
import { keepAwake } from './wake-lock';

export interface Payment {
  readonly state: PayState;
  /** Nobody may see the code: the app is in the background. */
  readonly isCovered: boolean;
  readonly isOffline: boolean;
  readonly restart: () => void;
}

/** Payment codes of one card, for as long as the page is there, with the screen kept on. */
export function usePaymentCode(cardId: string): Payment {
  const api = useApi();
  const queries = useQueryClient();
  const isOnline = useOnline();
  const isVisible = useVisible();
  const [keeper] = useState(() =>
    createCodeKeeper(codeServer(api, cardId), () => {
      navigator.vibrate?.([200, 100, 200]);
      for (const { all } of [cardKeys, transactionKeys, pointKeys])
        void queries.invalidateQueries({ queryKey: all });
    }),
  );
  useEffect(() => keeper.start(), [keeper]);
  useEffect(() => keeper.setActive(isOnline && isVisible), [keeper, isOnline, isVisible]);
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);

  // A new version that reloads the page would take the code, or what became of it, away.
  useEffect(() => blockUpdates(), []);
  const isWaiting = state.phase === 'making' || state.phase === 'live';
  useEffect(() => (isWaiting ? keepAwake() : undefined), [isWaiting]);
  return { state, isCovered: !isVisible, isOffline: !isOnline, restart: keeper.restart };
}
