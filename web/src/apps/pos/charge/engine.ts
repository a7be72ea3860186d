import { START, step } from './machine';
import type { SaleStore } from './sale-store';
import type { ChargeEffect, ChargeEvent, ChargeState } from './state';
import type { Till } from './till';

/** The running charge of a till: takes events, carries out what they ask for, and shows the state. */
export interface Charge {
  readonly state: () => ChargeState;
  /** Calls back after each change. Returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly dispatch: (event: ChargeEvent) => void;
  /**
   * Takes up a sale that a reload or a crash left behind; after its end, the next one is taken up by itself.
   * Resolves when it is known whether there is one.
   */
  readonly resume: () => Promise<void>;
}

interface Parts {
  readonly till: Till;
  readonly store: SaleStore;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Makes the charge of a till. */
export function createCharge({ till, store, wait }: Parts): Charge {
  let state = START;
  const listeners = new Set<() => void>();
  /** The sales that are over, should the device not manage to forget them. */
  const over = new Set<string>();
  let lastChange: Promise<unknown> = Promise.resolve();

  function dispatch(event: ChargeEvent): void {
    const next = step(state, event);
    if (next.state === state) return;
    state = next.state;
    for (const listener of listeners) listener();
    void carryOut(next.effects, next.state);
    // When the store cannot be read now, it is asked again after the next sale.
    if (next.state.kind === 'amount') void resume().catch(() => undefined);
  }

  /** Carries out the effects of a new state one after another. The first that cannot be done ends them. */
  async function carryOut(effects: readonly ChargeEffect[], since: ChargeState): Promise<void> {
    for (const effect of effects) {
      const event = await eventOf(effect);
      if (event === null) continue;
      // A store that failed late must not be taken for the answer to a request that was sent since.
      if (event.kind !== 'not-saved' || state === since) dispatch(event);
      return;
    }
  }

  /** Carries out one effect. Gives the event that it led to, if it led to one. */
  async function eventOf(effect: ChargeEffect): Promise<ChargeEvent | null> {
    switch (effect.kind) {
      case 'save':
        try {
          await inOrder(() => store.save(effect.sale));
          return null;
        } catch (error) {
          // Nothing was sent, and without a stored sale nothing may be.
          return { kind: 'not-saved', problem: { code: 'DEVICE_STORAGE', error } };
        }
      case 'forget':
        over.add(effect.sale.orderId);
        // A sale that stays stored is asked for again after the next start, which harms nothing.
        await inOrder(() => store.forget(effect.sale)).catch(() => undefined);
        return null;
      case 'charge':
        return till.charge(effect.sale, effect.code);
      case 'look-up':
        return till.lookUp(effect.sale);
      case 'reverse':
        return till.reverse(effect.sale);
      case 'wake':
        await wait(effect.afterMs);
        return { kind: 'due' };
    }
  }

  /** Uses the store in the order of the events, so that what is stored last is what is known last. */
  function inOrder<T>(use: () => Promise<T>): Promise<T> {
    const used = lastChange.then(use, use);
    lastChange = used;
    return used;
  }

  async function resume(): Promise<void> {
    const sales = await inOrder(store.unfinished);
    const sale = sales.find(({ orderId }) => !over.has(orderId));
    if (sale !== undefined) dispatch({ kind: 'restore', sale });
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch,
    resume,
  };
}
