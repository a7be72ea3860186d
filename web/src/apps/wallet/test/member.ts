import { fakeServer, ok, pathOf, type Reply, refusal } from '../../../test/server';
import type { Card } from '../features/cards/cards';
import type { Transaction } from '../features/transactions/transactions';

export const MEMBER_ID = '01a22dc3-4e79-7ad3-bfb7-a5a535596125';
export const CARD_ID = '01a22dc3-4e79-7a85-ac9f-113590b9d4c1';
/** The clock of the made-up server. */
export const NOW = Date.parse('2026-11-30T10:00:00Z');

export const CARD: Card = {
  id: CARD_ID,
  card_no: 'STD00000001',
  card_type: 'standard',
  name: '會員卡',
  balance: 1000,
  points: 1200,
  level: 1,
  level_name: '銀卡會員',
  discount_rate: 0.95,
  corporate_discount: null,
  status: 'active',
  role: 'owner',
  expires_at: null,
  created_at: '2026-11-01T00:00:00Z',
};

export const PAYMENT: Transaction = {
  tx_id: '01a22dc3-4ecc-7c52-9286-5a453769b8ee',
  tx_no: 'PAY0000000003',
  type: 'payment',
  status: 'completed',
  card_id: CARD_ID,
  card_no: 'STD00000001',
  merchant_id: '01a22dc3-4da9-7f18-8ee0-45a3cd4a7265',
  merchant_name: 'Tea House',
  raw_amount: 299,
  final_amount: 284.05,
  discount: 0.95,
  change: -284.05,
  balance_after: 715.95,
  points: 299,
  refunded_amount: 0,
  original_tx_no: null,
  payment_method: null,
  external_order_id: null,
  tag: null,
  reason: null,
  created_at: '2026-11-30T17:30:00Z',
};

export const PAGE = {
  current_page: 1,
  page_size: 30,
  total_count: 1,
  total_is_exact: true,
  total_pages: 1,
  has_next: false,
  has_prev: false,
  next_cursor: null,
};

export const POINTS = {
  card_id: CARD_ID,
  points: 1200,
  points_debt: 0,
  level: 1,
  level_name: '銀卡會員',
  next_level: { level: 2, name: '金卡會員', min_points: 5000, points_needed: 3800 },
  entries: [],
  pagination: { ...PAGE, total_count: 0 },
};

function me(): Reply {
  const user_info = {
    id: MEMBER_ID,
    name: 'Ann',
    role: 'member',
    permissions: [],
    operator: null,
    merchant_id: null,
    must_change_password: false,
    must_enrol_totp: false,
  };
  const session_info = {
    id: '01a22dc6-342d-70f7-99b4-fedab0d40801',
    issued_at: '2026-11-30T09:00:00Z',
    expires_at: '2026-12-30T10:00:00Z',
    last_used_at: '2026-11-30T10:00:00Z',
    current: true,
  };
  return ok(
    { user_info, totp_enabled: false, session_info },
    { date: new Date(NOW).toUTCString() },
  );
}

export const cardsReply = (...cards: readonly Card[]): Reply =>
  ok({ cards, summary: {} }, { date: new Date(NOW).toUTCString() });

type Answer = (request: Request) => Reply | Promise<Reply> | undefined;

/** A server for a member who is signed in. `answer` comes before what is usual. */
export function memberServer(answer: Answer = () => undefined) {
  return fakeServer((request) => {
    const special = answer(request);
    if (special !== undefined) return special;
    switch (pathOf(request)) {
      case 'GET /auth/me':
        return me();
      case 'GET /member/cards':
        return cardsReply(CARD);
      case 'GET /member/points':
        return ok(POINTS);
      case 'GET /member/transactions':
        return ok({ transactions: [PAYMENT], pagination: PAGE });
      default:
        return refusal(404, 'NOT_FOUND');
    }
  });
}
