import type { Permission } from '../../../session';
import { fakeServer, ok, pathOf, type Reply, refusal } from '../../../test/server';

export const MERCHANT = 'merchant-1';

const CASHIER: readonly Permission[] = [
  'merchant:charge',
  'merchant:reverse',
  'merchant:read_transactions',
  'merchant:read_summary',
  'merchant:enrol_member',
];

const MANAGER: readonly Permission[] = [
  ...CASHIER,
  'merchant:refund',
  'merchant:reverse_any',
  'merchant:recharge_cash',
  'merchant:generate_settlement',
  'merchant:read_settlements',
  'merchant:manage_staff',
];

/** The staff of the made-up shop. Their names are their operators; the password is always `right`. */
export const STAFF = { ann: CASHIER, bob: CASHIER, mia: MANAGER } as const;
export type Person = keyof typeof STAFF;

/** What the made-up server does besides sessions: by method and path, such as `POST /merchant/charge`. */
export type Answers = Readonly<
  Record<string, Reply | ((request: Request) => Reply | Promise<Reply>)>
>;

/** A shop's server, with somebody signed in or nobody. */
export function tillServer(user: Person | null, answers: Answers = {}) {
  const world: { user: Person | null; mustEnrol: boolean; answers: Answers } = {
    user,
    mustEnrol: false,
    answers,
  };
  const requests = fakeServer(async (request): Promise<Reply> => {
    const path = pathOf(request);
    const answer = world.answers[path];
    if (answer !== undefined) return typeof answer === 'function' ? answer(request) : answer;
    switch (path) {
      case 'GET /auth/me':
        return world.user === null
          ? refusal(401, 'TOKEN_MISSING')
          : me(world.user, world.mustEnrol);
      case 'POST /auth/login': {
        const body = (await request.json()) as { operator: Person; password: string };
        if (body.password !== 'right') return refusal(401, 'INVALID_CREDENTIALS');
        world.user = body.operator;
        return ok({ success: true });
      }
      case 'POST /auth/logout':
        world.user = null;
        return ok({ success: true });
      default:
        return refusal(404, 'NOT_FOUND');
    }
  });
  const sent = (path: string) => requests.filter((request) => pathOf(request) === path);
  return { world, requests, sent };
}

function me(user: Person, mustEnrol: boolean): Reply {
  const now = Date.parse('2026-11-30T10:00:00Z');
  return ok(
    {
      user_info: {
        id: user,
        name: user,
        role: 'merchant',
        permissions: STAFF[user],
        operator: user,
        merchant_id: MERCHANT,
        must_change_password: false,
        must_enrol_totp: mustEnrol,
      },
      totp_enabled: false,
      session_info: {
        id: `session of ${user}`,
        issued_at: '2026-11-30T09:00:00Z',
        expires_at: new Date(now + 8 * 60 * 60_000).toISOString(),
        last_used_at: new Date(now).toISOString(),
        current: true,
      },
    },
    { date: new Date(now).toUTCString() },
  );
}

/** A payment as lists and orders have it. */
export function payment(changes: object = {}) {
  return {
    tx_id: 'tx-1',
    tx_no: 'PAY0000000001',
    type: 'payment',
    status: 'completed',
    card_id: 'card-1',
    card_no: 'STD00000001',
    merchant_id: MERCHANT,
    merchant_name: 'Tea',
    raw_amount: 299,
    final_amount: 284.05,
    discount: 0.95,
    change: -284.05,
    balance_after: 715.95,
    points: 299,
    refunded_amount: 0,
    original_tx_no: null,
    payment_method: null,
    external_order_id: 'order-1',
    tag: null,
    reason: null,
    created_at: '2026-11-30T09:59:00.000000Z',
    ...changes,
  };
}

/** A page of transactions. */
export function page(transactions: readonly object[]) {
  return ok({
    transactions,
    pagination: {
      current_page: 1,
      page_size: 20,
      total_count: transactions.length,
      total_is_exact: true,
      total_pages: 1,
      has_next: false,
      has_prev: false,
      next_cursor: null,
    },
  });
}

/** The answer to a charge that went through. */
export function charged(): Reply {
  return ok({
    success: true,
    transaction: {
      tx_id: 'tx-1',
      tx_no: 'PAY0000000001',
      card_id: 'card-1',
      raw_amount: 299,
      final_amount: 284.05,
      discount: 0.95,
      discount_amount: 14.95,
      points_earned: 299,
      status: 'completed',
      created_at: '2026-11-30T10:00:00.000000Z',
    },
    customer_info: { card_no: 'STD00000001', card_type: 'standard', member_level: 1 },
  });
}
