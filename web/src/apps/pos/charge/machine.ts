import type { ChargeEvent, ChargeState, Problem, Sale, Step } from './state';

/** The pauses before a request without an answer is sent again by itself, in milliseconds. */
export const PAUSES: readonly number[] = [1000, 2000, 4000];

export const START: ChargeState = { kind: 'amount' };

/**
 * The till's charge: the next state after an event, and what is to be done. An event that does not fit the
 * state changes nothing, so that neither a double click nor a late answer can do harm.
 *
 * `docs/charge-machine.json` has every state with every event.
 */
export function step(state: ChargeState, event: ChargeEvent): Step {
  switch (state.kind) {
    case 'amount':
      return begin(state, event);
    case 'scan':
      return scan(state, event);
    case 'sending':
      return sending(state, event);
    case 'waiting':
      return event.kind === 'due' ? send(state.sale, state.code, true, state.repeats) : stay(state);
    case 'unknown':
      return unknown(state, event);
    case 'looking':
      return looking(state, event);
    case 'reversing':
      return reversing(state, event);
    case 'refused':
      return refused(state, event);
    case 'paid':
    case 'reversed':
      return event.kind === 'dismiss' ? go(START) : stay(state);
  }
}

type In<Kind extends ChargeState['kind']> = Extract<ChargeState, { kind: Kind }>;

function stay(state: ChargeState): Step {
  return { state, effects: [] };
}

function go(state: ChargeState, ...effects: Step['effects']): Step {
  return { state, effects };
}

/** Ends the sale in a state from which nothing can happen to it any more. */
function end(state: In<'paid'> | In<'reversed'>): Step {
  return go(state, { kind: 'forget', sale: state.sale });
}

/** Sends the charge. The sale is stored as sent before the first byte leaves. */
function send(sale: Sale, code: string, doubt: boolean, repeats: number): Step {
  const sent = { ...sale, sent: true };
  return go(
    { kind: 'sending', sale: sent, code, doubt, repeats },
    { kind: 'save', sale: sent },
    { kind: 'charge', sale: sent, code },
  );
}

function begin(state: ChargeState, event: ChargeEvent): Step {
  switch (event.kind) {
    case 'confirm':
      return go(
        { kind: 'scan', sale: event.sale, doubt: false },
        { kind: 'save', sale: event.sale },
      );
    case 'restore':
      return event.sale.sent
        ? go({ kind: 'unknown', sale: event.sale, code: null, problem: null })
        : go({ kind: 'scan', sale: event.sale, doubt: false });
    default:
      return stay(state);
  }
}

function scan(state: In<'scan'>, event: ChargeEvent): Step {
  const { sale, doubt } = state;
  switch (event.kind) {
    case 'scanned':
      // In doubt, a repeat of its own would only add to it: a person decides what comes next.
      return send(sale, event.code, doubt, doubt ? PAUSES.length : 0);
    case 'cancel':
      return doubt
        ? go({ kind: 'unknown', sale, code: null, problem: null })
        : go(START, { kind: 'forget', sale });
    default:
      return stay(state);
  }
}

function sending(state: In<'sending'>, event: ChargeEvent): Step {
  const { sale, code, doubt, repeats } = state;
  switch (event.kind) {
    case 'paid':
      return end({ kind: 'paid', sale, paid: event.paid });
    case 'lost': {
      const pause = PAUSES[repeats];
      return pause === undefined
        ? go({ kind: 'unknown', sale, code, problem: event.problem })
        : go(
            { kind: 'waiting', sale, code, repeats: repeats + 1 },
            { kind: 'wake', afterMs: pause },
          );
    }
    case 'refused':
      return refusal(sale, code, doubt, event.problem);
    default:
      return stay(state);
  }
}

/** What a refusal means for the sale. */
function refusal(sale: Sale, code: string, doubt: boolean, problem: Problem): Step {
  switch (problem.code) {
    // Somebody reversed the order: it is dead for certain, whatever was sent before.
    case 'ORDER_REVERSED':
      return end({ kind: 'reversed', sale, outcome: 'reversed' });
    // The order was paid by a request that differs: what became of it, the server knows.
    case 'ORDER_ALREADY_PAID':
    case 'IDEMPOTENCY_KEY_REUSED':
      return go({ kind: 'looking', sale, code }, { kind: 'look-up', sale });
    default:
      return doubt
        ? go({ kind: 'unknown', sale, code, problem })
        : go({ kind: 'refused', sale, code, problem });
  }
}

function unknown(state: In<'unknown'>, event: ChargeEvent): Step {
  const { sale, code } = state;
  switch (event.kind) {
    case 'ask-again':
      return code === null
        ? go({ kind: 'looking', sale, code }, { kind: 'look-up', sale })
        : send(sale, code, true, PAUSES.length);
    case 'rescan':
      return go({ kind: 'scan', sale, doubt: true });
    case 'reverse':
      return go({ kind: 'reversing', sale, code }, { kind: 'reverse', sale });
    default:
      return stay(state);
  }
}

function looking(state: In<'looking'>, event: ChargeEvent): Step {
  const { sale, code } = state;
  switch (event.kind) {
    case 'found':
      return end({ kind: 'paid', sale, paid: event.paid });
    case 'reversed':
      return end({ kind: 'reversed', sale, outcome: event.outcome });
    case 'not-found':
    case 'refused':
    case 'lost':
      return go({ kind: 'unknown', sale, code, problem: event.problem });
    default:
      return stay(state);
  }
}

function reversing(state: In<'reversing'>, event: ChargeEvent): Step {
  const { sale, code } = state;
  switch (event.kind) {
    case 'reversed':
      return end({ kind: 'reversed', sale, outcome: event.outcome });
    case 'not-reversed':
      return go({ kind: 'unknown', sale, code, problem: event.problem });
    default:
      return stay(state);
  }
}

function refused(state: In<'refused'>, event: ChargeEvent): Step {
  const { sale, code } = state;
  switch (event.kind) {
    case 'ask-again':
      return send(sale, code, false, 0);
    case 'rescan':
      return go({ kind: 'scan', sale, doubt: false });
    case 'cancel':
      return go(START, { kind: 'forget', sale });
    default:
      return stay(state);
  }
}
