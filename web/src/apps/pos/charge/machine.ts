import type { ChargeEvent, ChargeState, Problem, Sale, Step } from './state';

/** The pauses before a request without an answer is sent again by itself, in milliseconds. */
export const PAUSES: readonly number[] = [1000, 2000, 4000];

/**
 * Refusals of a reversal that hold for an earlier one too: somebody else had to sign in first, or many
 * minutes went by, so that the earlier one is no longer on its way.
 */
const NOT_REVERSIBLE: ReadonlySet<string> = new Set(['PERMISSION_DENIED', 'REVERSE_TOO_LATE']);

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
      // Until a person has seen the result, a reload finds it again.
      return event.kind === 'dismiss'
        ? go(START, { kind: 'forget', sale: state.sale })
        : stay(state);
  }
}

type In<Kind extends ChargeState['kind']> = Extract<ChargeState, { kind: Kind }>;

function stay(state: ChargeState): Step {
  return { state, effects: [] };
}

function go(state: ChargeState, ...effects: Step['effects']): Step {
  return { state, effects };
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

/** Stores a sale that was never sent, and waits for its code. */
function open(sale: Sale): Step {
  return go({ kind: 'scan', sale, doubt: false }, { kind: 'save', sale });
}

function begin(state: ChargeState, event: ChargeEvent): Step {
  switch (event.kind) {
    case 'confirm':
      return open(event.sale);
    case 'restore':
      return restore(event.sale);
    default:
      return stay(state);
  }
}

/** Takes up a stored sale. What became of one that was sent, the server knows. */
function restore(sale: Sale): Step {
  if (!sale.sent) return go({ kind: 'scan', sale, doubt: false });
  return sale.reversing
    ? go({ kind: 'unknown', sale, code: null, problem: null })
    : go({ kind: 'looking', sale, code: null }, { kind: 'look-up', sale });
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
    case 'not-saved':
      return doubt
        ? stay(state)
        : go({ kind: 'refused', sale, code: null, problem: event.problem });
    default:
      return stay(state);
  }
}

function sending(state: In<'sending'>, event: ChargeEvent): Step {
  const { sale, code, doubt, repeats } = state;
  switch (event.kind) {
    case 'paid':
      return go({ kind: 'paid', sale, paid: event.paid });
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
    case 'not-saved':
      return doubt
        ? go({ kind: 'unknown', sale, code, problem: event.problem })
        : go({ kind: 'refused', sale: unsent(sale), code, problem: event.problem });
    default:
      return stay(state);
  }
}

/** The sale as before its first request: all of its requests were refused for certain. */
function unsent(sale: Sale): Sale {
  return { ...sale, sent: false };
}

/** What a refusal means for the sale. */
function refusal(sale: Sale, code: string, doubt: boolean, problem: Problem): Step {
  switch (problem.code) {
    // Somebody reversed the order: it is dead for certain, whatever was sent before.
    case 'ORDER_REVERSED':
      return go({ kind: 'reversed', sale, outcome: 'reversed' });
    // The order was paid by a request that differs: what became of it, the server knows.
    case 'ORDER_ALREADY_PAID':
    case 'IDEMPOTENCY_KEY_REUSED':
      return go({ kind: 'looking', sale, code }, { kind: 'look-up', sale });
    default: {
      if (doubt) return go({ kind: 'unknown', sale, code, problem });
      const kept = unsent(sale);
      return go({ kind: 'refused', sale: kept, code, problem }, { kind: 'save', sale: kept });
    }
  }
}

function unknown(state: In<'unknown'>, event: ChargeEvent): Step {
  const { sale, code } = state;
  // A payment that is found now would be undone by the reversal that is on its way.
  if (sale.reversing && event.kind !== 'reverse') return stay(state);
  switch (event.kind) {
    case 'ask-again':
      return code === null
        ? go({ kind: 'looking', sale, code }, { kind: 'look-up', sale })
        : send(sale, code, true, PAUSES.length);
    case 'rescan':
      return go({ kind: 'scan', sale, doubt: true });
    case 'reverse': {
      const asked = { ...sale, reversing: true };
      return go(
        { kind: 'reversing', sale: asked, code, doubt: sale.reversing },
        { kind: 'save', sale: asked },
        { kind: 'reverse', sale: asked },
      );
    }
    default:
      return stay(state);
  }
}

function looking(state: In<'looking'>, event: ChargeEvent): Step {
  const { sale, code } = state;
  switch (event.kind) {
    case 'found':
      return go({ kind: 'paid', sale, paid: event.paid });
    case 'reversed':
      return go({ kind: 'reversed', sale, outcome: event.outcome });
    case 'not-found':
    case 'refused':
    case 'lost':
      return go({ kind: 'unknown', sale, code, problem: event.problem });
    default:
      return stay(state);
  }
}

function reversing(state: In<'reversing'>, event: ChargeEvent): Step {
  const { sale, code, doubt } = state;
  switch (event.kind) {
    case 'reversed':
      return go({ kind: 'reversed', sale, outcome: event.outcome });
    case 'lost':
      return go({ kind: 'unknown', sale, code, problem: event.problem });
    case 'not-saved':
      return go({
        kind: 'unknown',
        sale: { ...sale, reversing: doubt },
        code,
        problem: event.problem,
      });
    case 'not-reversed': {
      const { problem } = event;
      const isOpen = doubt && !NOT_REVERSIBLE.has(problem.code);
      if (isOpen) return go({ kind: 'unknown', sale, code, problem });
      const kept = { ...sale, reversing: false };
      return go({ kind: 'unknown', sale: kept, code, problem }, { kind: 'save', sale: kept });
    }
    default:
      return stay(state);
  }
}

function refused(state: In<'refused'>, event: ChargeEvent): Step {
  const { sale, code } = state;
  switch (event.kind) {
    case 'ask-again':
      return code === null ? open(sale) : send(sale, code, false, 0);
    case 'rescan':
      return code === null ? stay(state) : go({ kind: 'scan', sale, doubt: false });
    case 'cancel':
      return go(START, { kind: 'forget', sale });
    default:
      return stay(state);
  }
}
