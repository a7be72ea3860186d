import { describe, expect, it } from 'vitest';
import table from '../../../../../docs/charge-machine.json';
import { minor } from '../../../money';
import { PAUSES, step } from './machine';
import type { ChargeEffect, ChargeEvent, ChargeState, Paid, Problem, Sale } from './state';

interface Table {
  readonly pauses_ms: readonly number[];
  readonly events: readonly string[];
  readonly states: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

const TABLE: Table = table;

const UNSENT: Sale = {
  orderId: 'A-1',
  amount: minor(29900),
  startedAt: 1,
  sent: false,
  reversing: false,
};
const SALE: Sale = { ...UNSENT, sent: true };
/** A reversal of it was sent. */
const ASKED: Sale = { ...SALE, reversing: true };
const CODE = '900123456789987654321055';
const PROBLEM: Problem = { code: 'QR_EXPIRED_OR_INVALID', error: null };
const PAID: Paid = {
  txNo: 'PAY0000000001',
  rawAmount: minor(29900),
  finalAmount: minor(28405),
  discountAmount: minor(1495),
  pointsEarned: 299,
  cardNo: 'STD00000001',
};

const STATES: Readonly<Record<string, ChargeState>> = {
  amount: { kind: 'amount' },
  scan: { kind: 'scan', sale: UNSENT, doubt: false },
  'scan in doubt': { kind: 'scan', sale: SALE, doubt: true },
  sending: { kind: 'sending', sale: SALE, code: CODE, doubt: false, repeats: 0 },
  'sending again': { kind: 'sending', sale: SALE, code: CODE, doubt: true, repeats: 1 },
  'sending for the last time': { kind: 'sending', sale: SALE, code: CODE, doubt: true, repeats: 3 },
  waiting: { kind: 'waiting', sale: SALE, code: CODE, repeats: 1 },
  unknown: { kind: 'unknown', sale: SALE, code: CODE, problem: PROBLEM },
  'unknown without code': { kind: 'unknown', sale: SALE, code: null, problem: null },
  'unknown with reversal': { kind: 'unknown', sale: ASKED, code: CODE, problem: PROBLEM },
  looking: { kind: 'looking', sale: SALE, code: CODE },
  reversing: { kind: 'reversing', sale: ASKED, code: CODE, doubt: false },
  'reversing again': { kind: 'reversing', sale: ASKED, code: CODE, doubt: true },
  refused: { kind: 'refused', sale: UNSENT, code: CODE, problem: PROBLEM },
  'refused without code': { kind: 'refused', sale: UNSENT, code: null, problem: PROBLEM },
  paid: { kind: 'paid', sale: SALE, paid: PAID },
  reversed: { kind: 'reversed', sale: SALE, outcome: 'blocked' },
};

const EVENTS: Readonly<Record<string, ChargeEvent>> = {
  confirm: { kind: 'confirm', sale: UNSENT },
  'restore unsent': { kind: 'restore', sale: UNSENT },
  'restore sent': { kind: 'restore', sale: SALE },
  'restore reversing': { kind: 'restore', sale: ASKED },
  scanned: { kind: 'scanned', code: CODE },
  paid: { kind: 'paid', paid: PAID },
  refused: { kind: 'refused', problem: PROBLEM },
  'refused as reversed': { kind: 'refused', problem: { code: 'ORDER_REVERSED', error: null } },
  'refused as paid before': {
    kind: 'refused',
    problem: { code: 'IDEMPOTENCY_KEY_REUSED', error: null },
  },
  'not saved': { kind: 'not-saved', problem: { code: 'DEVICE_STORAGE', error: null } },
  lost: { kind: 'lost', problem: { code: 'NO_ANSWER', error: null } },
  due: { kind: 'due' },
  'ask again': { kind: 'ask-again' },
  rescan: { kind: 'rescan' },
  reverse: { kind: 'reverse' },
  reversed: { kind: 'reversed', outcome: 'blocked' },
  'not reversed': { kind: 'not-reversed', problem: { code: 'RATE_LIMITED', error: null } },
  'not reversible': { kind: 'not-reversed', problem: { code: 'REVERSE_TOO_LATE', error: null } },
  found: { kind: 'found', paid: PAID },
  'not found': { kind: 'not-found', problem: { code: 'ORDER_NOT_FOUND', error: null } },
  cancel: { kind: 'cancel' },
  dismiss: { kind: 'dismiss' },
};

function nameOf(state: ChargeState): string {
  switch (state.kind) {
    case 'scan':
      return state.doubt ? 'scan in doubt' : 'scan';
    case 'sending':
      if (!state.doubt) return 'sending';
      return state.repeats < PAUSES.length ? 'sending again' : 'sending for the last time';
    case 'unknown':
      if (state.sale.reversing) return 'unknown with reversal';
      return state.code === null ? 'unknown without code' : 'unknown';
    case 'reversing':
      return state.doubt ? 'reversing again' : 'reversing';
    case 'refused':
      return state.code === null ? 'refused without code' : 'refused';
    default:
      return state.kind;
  }
}

function effectOf(effect: ChargeEffect): string {
  return effect.kind === 'wake' ? `wake ${effect.afterMs}` : effect.kind;
}

describe('the machine of the charge', () => {
  it('has every state of the table, and the table every state and event', () => {
    expect(Object.keys(TABLE.states)).toEqual(Object.keys(STATES));
    expect(TABLE.events).toEqual(Object.keys(EVENTS));
    expect(TABLE.pauses_ms).toEqual(PAUSES);
    for (const [name, row] of Object.entries(TABLE.states)) {
      const listed = Object.entries(row).flatMap(([event, next]) =>
        event === 'stay' ? [...next] : [event],
      );
      expect(listed.sort(), name).toEqual([...TABLE.events].sort());
      expect(nameOf(STATES[name] as ChargeState)).toBe(name);
    }
  });

  const pairs = Object.keys(STATES).flatMap((state) =>
    Object.keys(EVENTS).map((event) => [state, event] as const),
  );
  it.each(pairs)('%s, %s', (name, happened) => {
    const before = STATES[name] as ChargeState;
    const { state, effects } = step(before, EVENTS[happened] as ChargeEvent);
    const next = TABLE.states[name]?.[happened];
    if (next === undefined) {
      expect(state).toBe(before);
      expect(effects).toEqual([]);
    } else {
      expect([nameOf(state), ...effects.map(effectOf)].join(' + ')).toBe(next);
    }
  });

  it('stores the sale as sent before it is sent', () => {
    const { effects } = step(STATES.scan as ChargeState, { kind: 'scanned', code: CODE });
    expect(effects[0]).toEqual({ kind: 'save', sale: SALE });
    expect(effects[1]).toEqual({ kind: 'charge', sale: SALE, code: CODE });
  });

  it('takes a sale for unsent only when all its requests were refused for certain', () => {
    const unsent = Object.entries(STATES).flatMap(([name, before]) =>
      Object.entries(EVENTS).flatMap(([happened, event]) => {
        const { state, effects } = step(before, event);
        if (state === before || !('sale' in before) || !before.sale.sent) return [];
        const sales = [...('sale' in state ? [state.sale] : []), ...effects.flatMap(saleOf)];
        return sales.some((sale) => !sale.sent) ? [`${name}, ${happened}`] : [];
      }),
    );
    // Every request before this one was refused for certain, or there would be doubt; so was this one.
    expect(unsent).toEqual(['sending, refused', 'sending, not saved']);
    const { state, effects } = step(STATES.sending as ChargeState, EVENTS.refused as ChargeEvent);
    expect(state).toMatchObject({ kind: 'refused', sale: UNSENT });
    expect(effects).toEqual([{ kind: 'save', sale: UNSENT }]);
  });

  it('never changes the order id or the amount of a sale', () => {
    for (const before of Object.values(STATES)) {
      for (const event of Object.values(EVENTS)) {
        const { state, effects } = step(before, event);
        if (!('sale' in before)) continue;
        const sales = [...('sale' in state ? [state.sale] : []), ...effects.flatMap(saleOf)];
        for (const sale of sales) {
          expect([sale.orderId, sale.amount]).toEqual([before.sale.orderId, before.sale.amount]);
        }
      }
    }
  });

  it('forgets a sale when its result is put away, or when nothing of it was sent', () => {
    const forgotten = Object.entries(STATES).flatMap(([name, before]) =>
      Object.entries(EVENTS).flatMap(([happened, event]) => {
        const { state, effects } = step(before, event);
        const forgets = effects.some((effect) => effect.kind === 'forget');
        // Whatever is forgotten leaves the screen, and nothing else does.
        expect(forgets).toBe(state !== before && state.kind === 'amount');
        return forgets ? [`${name}, ${happened}`] : [];
      }),
    );
    expect(forgotten).toEqual([
      'scan, cancel',
      'refused, cancel',
      'refused without code, cancel',
      'paid, dismiss',
      'reversed, dismiss',
    ]);
  });
});

function saleOf(effect: ChargeEffect): Sale[] {
  return 'sale' in effect ? [effect.sale] : [];
}
