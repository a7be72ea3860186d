import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor } from '../../../money';
import { createCharge } from './engine';
import type { SaleStore } from './sale-store';
import type { ChargeEvent, Paid, Sale } from './state';
import type { Till } from './till';

const AMOUNT = minor(1000);
const PAID: Paid = {
  txNo: 'PAY1',
  rawAmount: AMOUNT,
  finalAmount: AMOUNT,
  discountAmount: minor(0),
  pointsEarned: 10,
  cardNo: 'STD1',
};
const CODES = ['code-1', 'code-2'];

/** The server as its contract has it: an order is paid once, and a reversed one never. */
class Books {
  readonly payments = new Map<string, number>();
  readonly dead = new Set<string>();
  private readonly used = new Set<string>();

  charge(sale: Sale, code: string): ChargeEvent {
    if (this.payments.has(sale.orderId)) {
      return this.dead.has(sale.orderId) ? refused('ORDER_REVERSED') : { kind: 'paid', paid: PAID };
    }
    if (this.dead.has(sale.orderId)) return refused('ORDER_REVERSED');
    if (this.used.has(code)) return refused('QR_EXPIRED_OR_INVALID');
    this.used.add(code);
    this.payments.set(sale.orderId, (this.payments.get(sale.orderId) ?? 0) + 1);
    return { kind: 'paid', paid: PAID };
  }

  lookUp(sale: Sale): ChargeEvent {
    if (!this.payments.has(sale.orderId)) {
      return { kind: 'not-found', problem: { code: 'ORDER_NOT_FOUND', error: null } };
    }
    return this.dead.has(sale.orderId)
      ? { kind: 'reversed', outcome: 'reversed' }
      : { kind: 'found', paid: PAID };
  }

  reverse(sale: Sale): ChargeEvent {
    const happened = this.payments.has(sale.orderId);
    this.dead.add(sale.orderId);
    return { kind: 'reversed', outcome: happened ? 'reversed' : 'blocked' };
  }

  /** Whether the customer has paid for this order in the end. */
  holds(orderId: string): boolean {
    return this.payments.has(orderId) && !this.dead.has(orderId);
  }
}

function refused(code: string): ChargeEvent {
  return { kind: 'refused', problem: { code, error: null } };
}

const LOST: ChargeEvent = { kind: 'lost', problem: { code: 'NETWORK', error: null } };

/** What the network does with one request. */
type Weather = 'good' | 'dropped' | 'answer lost' | 'doubled' | 'late' | 'refused before';

const WEATHER: fc.Arbitrary<Weather> = fc.constantFrom(
  'good',
  'dropped',
  'answer lost',
  'doubled',
  'late',
  'refused before',
);

/** A till behind such a network. Late requests arrive when `deliver` is called. */
class Network {
  private readonly late: (() => void)[] = [];

  private readonly books: Books;
  private readonly weather: () => Weather;

  constructor(books: Books, weather: () => Weather) {
    this.books = books;
    this.weather = weather;
  }

  readonly till: Till = {
    charge: async (sale, code) => this.send(() => this.books.charge(sale, code), LOST),
    lookUp: async (sale) => this.send(() => this.books.lookUp(sale), LOST),
    reverse: async (sale) =>
      this.send(() => this.books.reverse(sale), {
        kind: 'not-reversed',
        problem: { code: 'NETWORK', error: null },
      }),
  };

  deliver(): void {
    for (const request of this.late.splice(0)) request();
  }

  private send(request: () => ChargeEvent, lost: ChargeEvent): ChargeEvent {
    switch (this.weather()) {
      case 'good':
        return request();
      case 'dropped':
        return lost;
      case 'answer lost':
        request();
        return lost;
      case 'doubled': {
        const first = request();
        request();
        return first;
      }
      case 'late':
        this.late.push(request);
        return lost;
      case 'refused before':
        return lost.kind === 'lost' ? refused('SERVICE_UNAVAILABLE') : lost;
    }
  }
}

/** A device whose stored sales survive reloads. */
function deviceStore(): SaleStore {
  const sales = new Map<string, Sale>();
  return {
    save: async (sale) => void sales.set(sale.orderId, sale),
    forget: async (sale) => void sales.delete(sale.orderId),
    unfinished: async () => [...sales.values()],
  };
}

/** What a cashier may do in any state, with a reload of the page and the arrival of late requests. */
const ACTIONS = fc.constantFrom<string>(
  'confirm',
  'scan 0',
  'scan 1',
  'ask again',
  'rescan',
  'reverse',
  'cancel',
  'dismiss',
  'reload',
  'deliver',
);

const settled = async () => {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
};

async function play(actions: readonly string[], weathers: readonly Weather[]) {
  const books = new Books();
  let sent = 0;
  const network = new Network(books, () => weathers[sent++ % weathers.length] ?? 'good');
  const store = deviceStore();
  const open = async () => {
    const charge = createCharge({ till: network.till, store, wait: async () => undefined });
    await charge.resume();
    return charge;
  };
  let charge = await open();
  let orders = 0;
  const shown: { orderId: string; kind: 'paid' | 'reversed' }[] = [];
  const note = () => {
    const state = charge.state();
    if (state.kind === 'paid' || state.kind === 'reversed') {
      shown.push({ orderId: state.sale.orderId, kind: state.kind });
    }
  };
  const events: Record<string, () => ChargeEvent> = {
    confirm: () => ({
      kind: 'confirm',
      sale: { orderId: `order-${orders++}`, amount: AMOUNT, startedAt: orders, sent: false },
    }),
    'scan 0': () => ({ kind: 'scanned', code: CODES[0] ?? '' }),
    'scan 1': () => ({ kind: 'scanned', code: CODES[1] ?? '' }),
    'ask again': () => ({ kind: 'ask-again' }),
    rescan: () => ({ kind: 'rescan' }),
    reverse: () => ({ kind: 'reverse' }),
    cancel: () => ({ kind: 'cancel' }),
    dismiss: () => ({ kind: 'dismiss' }),
  };
  for (const action of actions) {
    if (action === 'reload') charge = await open();
    else if (action === 'deliver') network.deliver();
    else charge.dispatch((events[action] as () => ChargeEvent)());
    await settled();
    note();
  }
  return { books, network, shown, store };
}

describe('a sale over any network', () => {
  it('is never paid twice, never shown as paid when it is not, and always comes to an end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(ACTIONS, { maxLength: 40 }),
        fc.array(WEATHER, { minLength: 1, maxLength: 12 }),
        async (actions, weathers) => {
          const { books, network, shown, store } = await play(actions, weathers);
          // The network is good again, and the till is opened once more: a sale in doubt is reversed.
          const good = createCharge({
            till: new Network(books, () => 'good').till,
            store,
            wait: async () => undefined,
          });
          network.deliver();
          await good.resume();
          await settled();
          if (good.state().kind === 'scan') good.dispatch({ kind: 'cancel' });
          if (good.state().kind === 'unknown') good.dispatch({ kind: 'reverse' });
          await settled();
          network.deliver();
          expect(['amount', 'reversed']).toContain(good.state().kind);
          expect(await store.unfinished()).toEqual([]);
          for (const times of books.payments.values()) expect(times).toBe(1);
          for (const { orderId, kind } of shown) {
            expect(books.holds(orderId), `${orderId} was shown as ${kind}`).toBe(kind === 'paid');
          }
          // What is paid in the books was shown as paid.
          for (const orderId of books.payments.keys()) {
            if (!books.holds(orderId)) continue;
            expect(shown.some((one) => one.orderId === orderId && one.kind === 'paid')).toBe(true);
          }
        },
      ),
      { numRuns: 2000 },
    );
  }, 120_000);

  it('sends nothing that it could not store', async () => {
    const books = new Books();
    const store: SaleStore = {
      save: async (sale) => {
        if (sale.sent) throw new Error('the disk is full');
      },
      forget: async () => undefined,
      unfinished: async () => [],
    };
    const charge = createCharge({
      till: new Network(books, () => 'good').till,
      store,
      wait: async () => undefined,
    });
    charge.dispatch({
      kind: 'confirm',
      sale: { orderId: 'A', amount: AMOUNT, startedAt: 1, sent: false },
    });
    charge.dispatch({ kind: 'scanned', code: 'code-1' });
    await settled();
    expect(charge.state()).toMatchObject({ kind: 'refused', problem: { code: 'DEVICE_STORAGE' } });
    expect(books.payments.size).toBe(0);
  });
});
