import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ChargeState } from '../../charge/state';
import { BusyScreen } from './BusyScreen';
import { PaidScreen } from './PaidScreen';
import { RefusedScreen } from './RefusedScreen';
import { ReversedScreen } from './ReversedScreen';
import { ScanScreen } from './ScanScreen';
import { UnknownScreen } from './UnknownScreen';
import { useSignal } from './use-signal';

interface Props {
  readonly state: Exclude<ChargeState, { kind: 'amount' }>;
}

/** Results that have their address: while one is left for a page without the frame, this screen is built anew. */
const addressed = new WeakSet<ChargeState>();

/** The sale that is under way, or its result. It covers every page, whatever the address is. */
export function SaleScreen({ state }: Props) {
  const navigate = useNavigate();
  useSignal(state);
  const { kind } = state;
  const isOver = kind === 'paid' || kind === 'reversed';
  const { orderId } = state.sale;
  useEffect(() => {
    if (!isOver || addressed.has(state)) return;
    addressed.add(state);
    // The result has an address of its own, which only reads: neither Back nor a reload sends anything.
    void navigate({ to: '/sales/$orderId', params: { orderId }, replace: true });
  }, [isOver, state, orderId, navigate]);
  switch (state.kind) {
    case 'scan':
      return <ScanScreen state={state} />;
    case 'sending':
    case 'waiting':
    case 'looking':
    case 'reversing':
      return <BusyScreen state={state} />;
    case 'unknown':
      return <UnknownScreen state={state} />;
    case 'refused':
      return <RefusedScreen state={state} />;
    case 'paid':
      return <PaidScreen state={state} />;
    case 'reversed':
      return <ReversedScreen state={state} />;
  }
}
