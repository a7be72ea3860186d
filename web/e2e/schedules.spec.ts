import type { Page } from '@playwright/test';
import { type Customer, newCustomer } from './support/newcomers';
import { heading } from './support/page';
import { manager, type Person } from './support/people';
import { pick, type Random, randomOf } from './support/random';
import { scan } from './support/scanner';
import { signInCashier } from './support/sign-in';
import { expect, test } from './support/test';
import { startWeather, type Weather, type WeatherProxy } from './support/weather';

/** How many sales are made over a bad network. `make schedules` makes 2 000 of them. */
const SALES = Number(process.env.MPS_SCHEDULES ?? 20);
/** The seed of the first sale. The next ones count on. */
const SEED = Number(process.env.MPS_SCHEDULES_SEED ?? 1);
/** Sales of one page, before a new one signs in. */
const SALES_OF_A_PAGE = 40;
/** What the cashier does before the network is good again. */
const STEPS = 8;

const WEATHER: Readonly<Record<Weather, number>> = {
  good: 30,
  dropped: 12,
  cut: 14,
  half: 8,
  doubled: 10,
  late: 10,
  slow: 4,
  'gateway before': 5,
  'gateway after': 7,
};

/** The heading of each state in which a person decides. */
const STATES = {
  amount: 'Charge',
  scan: 'Scan the payment code',
  paid: 'Paid',
  refused: 'Not charged',
  unknown: 'Perhaps charged, perhaps not',
  reversed: 'Reversed',
} as const;

type State = keyof typeof STATES;

/** How a sale ended for the people before the screen, and the order ids that were sent for it. */
interface Sold {
  readonly end: 'paid' | 'reversed' | 'given up';
  readonly orders: readonly string[];
}

/** A till with a bad network, and the member who pays there. */
class Till {
  private readonly page: Page;
  private readonly weather: WeatherProxy;
  private readonly payer: Customer;

  constructor(page: Page, weather: WeatherProxy, payer: Customer) {
    this.page = page;
    this.weather = weather;
    this.payer = payer;
  }

  /** Makes one sale, whatever comes. */
  async sell(random: Random): Promise<Sold> {
    const { page, weather } = this;
    const before = weather.orders.length;
    const sold = (end: Sold['end']): Sold => ({
      end,
      orders: [...new Set(weather.orders.slice(before))],
    });
    weather.choose = () => pick(random, WEATHER);
    weather.random = random;
    expect(await this.state()).toBe('amount');
    await page.keyboard.type(String(1 + Math.floor(random() * 9)));
    await page.keyboard.press('Enter');
    await this.scan(random);
    for (let steps = 0; ; steps += 1) {
      if (steps === STEPS) {
        weather.choose = () => 'good';
        await weather.settle();
      }
      const state = await this.state();
      if (state === 'paid' || state === 'reversed') {
        await page.getByRole('button', { name: 'Next sale' }).click();
        return sold(state);
      }
      if (state === 'amount') return sold('given up');
      await this.decide(state, random, steps >= STEPS);
    }
  }

  /** What the cashier does in a state. `hurry` is for sales that must end. */
  private async decide(state: State, random: Random, hurry: boolean): Promise<void> {
    const press = (name: string) => this.page.getByRole('button', { name }).click();
    switch (state) {
      case 'unknown': {
        // After a reversal without an answer there is only the reversal.
        const canAsk = await this.page.getByRole('button', { name: 'Ask again' }).isVisible();
        const choice = pick(random, {
          'Ask again': canAsk ? 5 : 0,
          'Reverse this sale': 3,
          'Scan again': canAsk && !hurry ? 2 : 0,
          reload: hurry ? 0 : 2,
        });
        return choice === 'reload' ? this.reload() : press(choice);
      }
      case 'refused':
        return press(pick(random, { 'Give up this sale': 2, 'Scan again': hurry ? 0 : 3 }));
      case 'scan':
        return random() < 0.1 ? this.reload() : this.scan(random);
      default:
        throw new Error(`there is nothing to decide in ${state}`);
    }
  }

  /** Scans a code: mostly a new one. Sometimes the page is left while the request is under way. */
  private async scan(random: Random): Promise<void> {
    const { page } = this;
    await expect(heading(page, STATES.scan)).toBeVisible();
    const code = await this.payer.newCode();
    const left =
      random() < 0.15 ? page.waitForRequest(/\/merchant\/charge$/, { timeout: 20_000 }) : null;
    await scan(page, code);
    if (left === null) return;
    await left;
    await this.reload();
  }

  private async reload(): Promise<void> {
    await this.page.reload();
  }

  /** The state that is shown once it is a person's turn. */
  private async state(): Promise<State> {
    const names = new RegExp(`^(?:${Object.values(STATES).join('|')})$`);
    const title = await heading(this.page, names).textContent();
    const found = (Object.keys(STATES) as State[]).find((state) => STATES[state] === title);
    if (found === undefined) throw new Error(`there is no state ${title}`);
    return found;
  }
}

/** What the books say of an order: its status, and what it took. */
async function bookOf(shop: Person, order: string) {
  const found = await shop.find<{ transaction: { status: string; final_amount: number } }>(
    `/merchant/orders/${order}`,
  );
  return found?.transaction ?? { status: 'nothing', final_amount: 0 };
}

async function balanceOf(payer: Customer): Promise<number> {
  return Math.round((await payer.card()).balance * 100);
}

/** Lets the pauses of the till pass quickly: they are one to four seconds. */
function hurry(): void {
  const usual = globalThis.setTimeout;
  const quick = (handler: TimerHandler, milliseconds = 0, ...values: unknown[]) =>
    usual(
      handler,
      milliseconds >= 1000 && milliseconds <= 4000 ? milliseconds / 50 : milliseconds,
      ...values,
    );
  globalThis.setTimeout = quick as typeof setTimeout;
}

for (let first = 0; first < SALES; first += SALES_OF_A_PAGE) {
  const seeds = Array.from(
    { length: Math.min(SALES_OF_A_PAGE, SALES - first) },
    (_, place) => SEED + first + place,
  );
  test(`sales over a bad network, seeds ${seeds[0]} to ${seeds.at(-1)}`, async ({
    page,
    request,
    server,
  }) => {
    test.setTimeout(300_000);
    const weather = await startWeather(server.url);
    const payer = await newCustomer(request, server, '400.00');
    const shop = await manager(request, server);
    let balance = await balanceOf(payer);
    await page.addInitScript(hurry);
    await page.goto(`${weather.url}/pos/`);
    await signInCashier(page, server.accounts);
    const till = new Till(page, weather, payer);
    for (const seed of seeds) {
      const { end, orders } = await till.sell(randomOf(seed));
      await weather.settle();
      let paid = 0;
      for (const order of orders) {
        const { status, final_amount } = await bookOf(shop, order);
        // What the screen showed is what the books have.
        const right = {
          paid: ['completed'],
          reversed: ['refunded', 'nothing'],
          'given up': ['nothing'],
        };
        expect(right[end], `seed ${seed}, order ${order} ended as ${end}`).toContain(status);
        if (status === 'completed') paid += Math.round(final_amount * 100);
      }
      expect(orders.length, `seed ${seed}`).toBeLessThanOrEqual(1);
      // The card paid for that, and for nothing else.
      balance -= paid;
      expect(await balanceOf(payer), `seed ${seed}`).toBe(balance);
    }
    await weather.stop();
    await server.verify();
  });
}
