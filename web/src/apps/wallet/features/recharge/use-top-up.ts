import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { attempt } from '../../../../api/classify';
import { take, withKey } from '../../../../api/client';
import { useConfig } from '../../../../api/config';
import { useApi } from '../../../../api/context';
import type { components } from '../../../../api/schema';
import { type Minor, toRequest } from '../../../../money';
import { useSignedIn } from '../../../../session';
import { cardKeys } from '../cards/cards';
import { transactionKeys } from '../transactions/transactions';
import { beginOrder, finishOrder, type Order, unfinishedOrder } from './order';

type Recharge = components['schemas']['RechargeTransaction'];

/** Where a top-up stands. */
export type TopUpState =
  | { readonly step: 'choose' }
  | { readonly step: 'sending'; readonly order: Order }
  | { readonly step: 'done'; readonly recharge: Recharge }
  /** No answer came, now or in an earlier visit: `error` is null then. */
  | { readonly step: 'unknown'; readonly order: Order; readonly error: unknown }
  /** `isLate`: an earlier request was not answered, and may still arrive. */
  | {
      readonly step: 'refused';
      readonly order: Order;
      readonly error: unknown;
      readonly isLate: boolean;
    };

export interface TopUp {
  readonly state: TopUpState;
  readonly send: (cardId: string, amount: Minor) => void;
  /** Sends the same again. */
  readonly askAgain: () => void;
  /** Gives the present one up, and begins anew. */
  readonly startAgain: () => void;
}

/** Tops up. A top-up that was left without a result is found first. */
export function useTopUp(): TopUp {
  const api = useApi();
  const queries = useQueryClient();
  const { decimals } = useConfig();
  const { user } = useSignedIn();
  const [state, setState] = useState<TopUpState>(() => {
    const order = unfinishedOrder(user.id);
    return order === null ? { step: 'choose' } : { step: 'unknown', order, error: null };
  });
  const isBusy = useRef(false);

  const send = async (order: Order, isRepeat: boolean) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setState({ step: 'sending', order });
    const result = await attempt(
      take(
        api.client.POST('/member/recharge', {
          params: { header: withKey(order.key) },
          body: {
            card_id: order.cardId,
            amount: toRequest(order.amount, decimals),
            payment_method: 'sandbox',
          },
        }),
      ),
    );
    isBusy.current = false;
    // A refusal of a repeat says nothing of the request before it.
    const isCertain = result.outcome === 'paid' || (result.outcome === 'refused' && !isRepeat);
    if (isCertain) finishOrder(order);
    switch (result.outcome) {
      case 'paid':
        for (const { all } of [cardKeys, transactionKeys])
          void queries.invalidateQueries({ queryKey: all });
        return setState({ step: 'done', recharge: result.answer.transaction });
      case 'refused':
        return setState({ step: 'refused', order, error: result.error, isLate: isRepeat });
      case 'unknown':
        return setState({ step: 'unknown', order, error: result.error });
    }
  };

  return {
    state,
    send: (cardId, amount) => {
      if (!isBusy.current) void send(beginOrder(user.id, cardId, amount), false);
    },
    askAgain: () => {
      if ('order' in state) void send(state.order, true);
    },
    startAgain: () => {
      if ('order' in state) finishOrder(state.order);
      setState({ step: 'choose' });
    },
  };
}
