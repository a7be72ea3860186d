import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor } from '../../../money';
import { type Charge, createCharge } from './engine';
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

const BUSY = { kind: 'refused', problem: { code: 'SERVICE_UNAVAILABLE', error: null } } as const;
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
    charge: async (sale, code) => this.send(() => this.books.charge(sale, code), BUSY),
    lookUp: async (sale) => this.send(() => this.books.lookUp(sale), BUSY),
    reverse: async (sale) =>
      this.send(() => this.books.reverse(sale), { ...BUSY, kind: 'not-reversed' }),
  };

  deliver(): void {
    for (const request of this.late.splice(0)) request();
  }

  private send(request: () => ChargeEvent, busy: ChargeEvent): ChargeEvent {
    switch (this.weather()) {
      case 'good':
        return request();
      case 'dropped':
        return LOST;
      case 'answer lost':
        request();
        return LOST;
      case 'doubled': {
        const first = request();
        request();
        return first;
      }
      case 'late':
        this.late.push(request);
        return LOST;
      case 'refused before':
        return busy;
    }
  }
}

/** What the device's storage does with one sale. */
type Disk = 'good' | 'slow' | 'full';

const DISK: fc.Arbitrary<Disk> = fc.constantFrom('good', 'slow', 'full');

/** A device whose stored sales survive reloads. */
class Device {
  readonly sales = new Map<string, Sale>();
  disk: () => Disk = () => 'good';
  private pages = 0;

  /** The store of a new page. The page before is gone, and its store does nothing any more. */
  open(): SaleStore {
    this.pages += 1;
    const page = this.pages;
    const change = async (deed: () => void) => {
      if (page !== this.pages) return new Promise<void>(() => undefined);
      deed();
    };
    return {
      save: async (sale) => {
        const disk = this.disk();
        if (disk !== 'good') await turns(60);
        if (disk === 'full') throw new Error('the disk is full');
        return change(() => this.sales.set(sale.orderId, sale));
      },
      forget: (sale) => change(() => this.sales.delete(sale.orderId)),
      unfinished: async () => [...this.sales.values()],
    };
  }
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

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
};

/** As long as the slowest request takes with all that follows from it. */
const settled = () => turns(500);

const now = async () => undefined;

/** Gives one after the other, and begins again. */
function inTurn<T>(values: readonly T[], otherwise: T): () => T {
  let given = 0;
  return () => values[given++ % values.length] ?? otherwise;
}

interface Play {
  readonly actions: readonly string[];
  readonly weathers: readonly Weather[];
  readonly disks: readonly Disk[];
  /** Between two actions. In few of them, the one comes before the other is carried out. */
  readonly pause: number;
}

async function play({ actions, weathers, disks, pause }: Play) {
  const books = new Books();
  const network = new Network(books, inTurn(weathers, 'good'));
  const device = new Device();
  device.disk = inTurn(disks, 'good');
  const open = async () => {
    const charge = createCharge({ till: network.till, store: device.open(), wait: now });
    await charge.resume();
    return charge;
  };
  let charge = await open();
  let orders = 0;
  const shown: Shown = new Map();
  const events: Record<string, () => ChargeEvent> = {
    confirm: () => confirmed(`order-${orders++}`),
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
    await turns(pause);
    note(charge, shown);
  }
  await settled();
  note(charge, shown);
  return { books, network, shown, device };
}

/** What was shown last of each sale that is over. */
type Shown = Map<string, 'paid' | 'reversed'>;

function note(charge: Charge, shown: Shown): void {
  const state = charge.state();
  if (state.kind !== 'paid' && state.kind !== 'reversed') return;
  // After a crash, a sale that was shown as paid may be found once more and reversed; never the other way.
  if (state.kind === 'paid') expect(shown.get(state.sale.orderId)).not.toBe('reversed');
  shown.set(state.sale.orderId, state.kind);
}

/** With a good network and disk the till is opened once more, and reverses what is in doubt. */
async function finish({ books, network, shown, device }: Awaited<ReturnType<typeof play>>) {
  device.disk = () => 'good';
  const { till } = new Network(books, () => 'good');
  const charge = createCharge({ till, store: device.open(), wait: now });
  network.deliver();
  await charge.resume();
  await settled();
  note(charge, shown);
  const ways: Partial<Record<string, ChargeEvent>> = {
    scan: { kind: 'cancel' },
    unknown: { kind: 'reverse' },
    paid: { kind: 'dismiss' },
    reversed: { kind: 'dismiss' },
  };
  for (let way = ways[charge.state().kind]; way; way = ways[charge.state().kind]) {
    charge.dispatch(way);
    await settled();
    note(charge, shown);
  }
  network.deliver();
  expect(charge.state().kind).toBe('amount');
  expect([...device.sales.values()]).toEqual([]);
}

describe('a sale over any network', () => {
  it('is never paid twice, never shown as paid when it is not, and always comes to an end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          actions: fc.array(ACTIONS, { maxLength: 40 }),
          weathers: fc.array(WEATHER, { minLength: 1, maxLength: 12 }),
          disks: fc.array(DISK, { minLength: 1, maxLength: 6 }),
          pause: fc.constantFrom(20, 500),
        }),
        async (drama) => {
          const played = await play(drama);
          await finish(played);
          const { books, shown } = played;
          for (const times of books.payments.values()) expect(times).toBe(1);
          for (const [orderId, kind] of shown) {
            expect(books.holds(orderId), `${orderId} was shown as ${kind}`).toBe(kind === 'paid');
          }
          // What is paid in the books was shown as paid.
          for (const orderId of books.payments.keys()) {
            if (books.holds(orderId)) expect(shown.get(orderId)).toBe('paid');
          }
        },
      ),
      { numRuns: 2000 },
    );
  }, 120_000);

  it('sends nothing that it could not store', async () => {
    const { charge, device, books } = await page();
    device.disk = oneByOne('good', 'full');
    charge.dispatch(confirmed('A'));
    charge.dispatch({ kind: 'scanned', code: 'code-1' });
    await settled();
    expect(charge.state()).toMatchObject({ kind: 'refused', problem: { code: 'DEVICE_STORAGE' } });
    expect(books.payments.size).toBe(0);
  });

  it('that could not be stored is refused at once, and goes on when it can', async () => {
    const { charge, device } = await page();
    device.disk = () => 'full';
    charge.dispatch(confirmed('A'));
    await settled();
    expect(charge.state()).toMatchObject({
      kind: 'refused',
      code: null,
      problem: { code: 'DEVICE_STORAGE' },
    });
    device.disk = () => 'good';
    charge.dispatch({ kind: 'ask-again' });
    await settled();
    expect(charge.state()).toMatchObject({ kind: 'scan', doubt: false });
    expect([...device.sales.keys()]).toEqual(['A']);
  });

  it('is not refused by a store that failed late, once it is under way', async () => {
    const { charge, device, books } = await page();
    device.disk = oneByOne('full');
    charge.dispatch(confirmed('A'));
    charge.dispatch({ kind: 'scanned', code: 'code-1' });
    await settled();
    expect(charge.state()).toMatchObject({ kind: 'paid' });
    expect(books.holds('A')).toBe(true);
  });

  it('is unsent again once it is refused for certain, and never sooner', async () => {
    const { charge, device, weather } = await page();
    weather.now = 'refused before';
    charge.dispatch(confirmed('A'));
    charge.dispatch({ kind: 'scanned', code: 'code-1' });
    await settled();
    expect(charge.state()).toMatchObject({ kind: 'refused', sale: { sent: false } });
    expect(device.sales.get('A')).toMatchObject({ sent: false });
    weather.now = 'dropped';
    charge.dispatch({ kind: 'ask-again' });
    await settled();
    weather.now = 'refused before';
    charge.dispatch({ kind: 'ask-again' });
    await settled();
    expect(charge.state()).toMatchObject({ kind: 'unknown' });
    expect(device.sales.get('A')).toMatchObject({ sent: true });
  });

  it('that is sent again while its refusal is still being stored ends up stored as sent', async () => {
    const { charge, device, weather } = await page();
    device.disk = oneByOne('good', 'good', 'slow');
    weather.now = 'refused before';
    charge.dispatch(confirmed('A'));
    charge.dispatch({ kind: 'scanned', code: 'code-1' });
    await turns(20);
    expect(charge.state()).toMatchObject({ kind: 'refused' });
    expect(device.sales.get('A')).toMatchObject({ sent: true });
    weather.now = 'dropped';
    charge.dispatch({ kind: 'ask-again' });
    await settled();
    expect(charge.state()).toMatchObject({ kind: 'unknown' });
    expect(device.sales.get('A')).toMatchObject({ sent: true });
  });

  it('is not shown as paid while a reversal without an answer may still undo it', async () => {
    const { charge, device, books, network, weather } = await page('A');
    books.charge(saleOf('A', true), 'code-1');
    weather.now = 'late';
    charge.dispatch({ kind: 'reverse' });
    await settled();
    weather.now = 'good';
    charge.dispatch({ kind: 'ask-again' });
    await settled();
    expect(charge.state()).toMatchObject({ kind: 'unknown', sale: { reversing: true } });
    expect(device.sales.get('A')).toMatchObject({ reversing: true });
    network.deliver();
    expect(books.holds('A')).toBe(false);
    charge.dispatch({ kind: 'reverse' });
    await settled();
    expect(charge.state()).toMatchObject({ kind: 'reversed' });
  });

  it('that is paid is shown again after a reload, until somebody has put it away', async () => {
    const { charge, device, network } = await page();
    charge.dispatch(confirmed('A'));
    charge.dispatch({ kind: 'scanned', code: 'code-1' });
    await settled();
    expect(charge.state()).toMatchObject({ kind: 'paid' });
    const again = createCharge({ till: network.till, store: device.open(), wait: now });
    await again.resume();
    await settled();
    expect(again.state()).toMatchObject({ kind: 'paid', sale: { orderId: 'A' } });
    again.dispatch({ kind: 'dismiss' });
    await settled();
    expect(again.state()).toMatchObject({ kind: 'amount' });
    expect(device.sales.size).toBe(0);
  });

  it('is followed by the next one that this device holds', async () => {
    const { charge, device } = await page('A', 'B');
    expect(charge.state()).toMatchObject({ kind: 'unknown', sale: { orderId: 'A' } });
    charge.dispatch({ kind: 'reverse' });
    await settled();
    charge.dispatch({ kind: 'dismiss' });
    await settled();
    expect(charge.state()).toMatchObject({ kind: 'unknown', sale: { orderId: 'B' } });
    charge.dispatch({ kind: 'reverse' });
    await settled();
    charge.dispatch({ kind: 'dismiss' });
    await settled();
    expect(charge.state()).toMatchObject({ kind: 'amount' });
    expect(device.sales.size).toBe(0);
  });

  it('that is over is not taken up again when the device does not forget it', async () => {
    const { charge, device } = await page('A');
    device.sales.delete = () => {
      throw new Error('the disk is broken');
    };
    charge.dispatch({ kind: 'reverse' });
    await settled();
    charge.dispatch({ kind: 'dismiss' });
    await settled();
    expect(charge.state()).toMatchObject({ kind: 'amount' });
    expect(device.sales.size).toBe(1);
  });
});

/** What the disk does with the first sales that are stored; with all others it is good. */
function oneByOne(...disks: Disk[]): () => Disk {
  return () => disks.shift() ?? 'good';
}

function saleOf(orderId: string, sent: boolean): Sale {
  return { orderId, amount: AMOUNT, startedAt: 1, sent, reversing: false };
}

function confirmed(orderId: string): ChargeEvent {
  return { kind: 'confirm', sale: saleOf(orderId, false) };
}

/** A page of a device that holds sales without an answer, before a network whose weather can be chosen. */
async function page(...sent: readonly string[]) {
  const books = new Books();
  const device = new Device();
  for (const orderId of sent) device.sales.set(orderId, saleOf(orderId, true));
  const weather: { now: Weather } = { now: 'good' };
  const network = new Network(books, () => weather.now);
  const charge = createCharge({ till: network.till, store: device.open(), wait: now });
  await charge.resume();
  await settled();
  return { charge, device, books, network, weather };
}
