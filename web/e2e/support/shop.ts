import { type BrowserContext, request } from '@playwright/test';
import { administrator, manager, member, type Person } from './people';
import type { Server } from './server';

/** What the pictures need to know of the demo shop, after a busy day in it. */
export interface Shop {
  readonly server: Server;
  readonly manager: Person;
  /** A member with everything; one with a frozen card; one whose card is lost. */
  readonly rich: Person;
  readonly corporateCard: string;
  readonly voucher: string;
  readonly frozenCard: string;
  readonly lostCard: string;
  /** A payment that was refunded in part, its refund, and a cash top-up. */
  readonly payment: string;
  readonly refund: string;
  readonly cashTopUp: string;
  readonly colleague: string;
  readonly settlement: string;
  /** Makes a payment code of the rich member's card. */
  readonly code: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** The order of a payment that nothing was given back of. */
export const ORDER = 'A-1001';
const SECRET = 'a sentence of my own';
/** The phones of members: one who has done nothing yet, one without a card, one with a password of the shop. */
const PHONES = { fresh: '0933000001', cardless: '0933000002', reset: '0933000003' } as const;
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

interface Link {
  readonly activation: { readonly token: string };
}

interface Enrolled extends Link {
  readonly member: { readonly member_id: string };
  readonly default_card: { readonly card_id: string };
}

interface Made {
  readonly card: { readonly id: string; readonly card_no: string };
}

/** Puts into the demo shop what a busy day leaves behind. */
export async function prepareShop(server: Server): Promise<Shop> {
  const http = await request.newContext();
  const demo = server.accounts.members.map(({ card_id }) => card_id);
  const [richCard = '', frozenCard = '', lostCard = ''] = demo;
  const [boss, admin, rich, frozen, lost] = await Promise.all([
    manager(http, server),
    administrator(http, server),
    member(http, server, 0),
    member(http, server, 1),
    member(http, server, 2),
  ]);
  const profile = async (person: Person) =>
    (await person.get<{ member: { member_id: string; member_no: string } }>('/member/profile'))
      .member;

  const codeOf = async (cardId: string) =>
    (await rich.post<{ qr_plain: string }>('/member/qr/generate', { card_id: cardId })).qr_plain;
  const pay = async (cardId: string, amount: string, order: string) => {
    const body = { qr_plain: await codeOf(cardId), amount, external_order_id: order };
    const answer = await boss.post<{ transaction: { tx_no: string } }>('/merchant/charge', body);
    return answer.transaction.tx_no;
  };
  const refund = async (txNo: string, amount: string, reason: string) => {
    const body = { original_tx_no: txNo, refund_amount: amount, reason };
    const answer = await boss.post<{ refund: { refund_tx_no: string } }>('/merchant/refund', body);
    return answer.refund.refund_tx_no;
  };

  const corporate = await admin.post<Made>('/admin/cards/corporate', {
    name: '星辰科技股份有限公司',
    discount_rate: '0.850',
    owner_member_id: (await profile(rich)).member_id,
  });
  const bindings = `/member/cards/${corporate.card.id}/bindings`;
  const roles = { manager: frozen, viewer: lost };
  for (const [role, person] of Object.entries(roles)) {
    await rich.post(bindings, { member_no: (await profile(person)).member_no, role });
  }
  const voucher = async (name: string, amount: string) => {
    const body = {
      member_id: (await profile(rich)).member_id,
      name,
      amount,
      expires_at: new Date(Date.now() + YEAR_MS).toISOString(),
    };
    return (await admin.post<Made>('/admin/cards/voucher', body)).card.id;
  };
  await pay(await voucher('開幕禮券', '50'), '50', 'A-1000');
  const birthday = await voucher('生日禮券', '100');

  await pay(richCard, '268', ORDER);
  const payment = await pay(richCard, '299', 'A-1002');
  const returned = await pay(richCard, '60', 'A-1003');
  const back = await refund(payment, '100', '少送一杯');
  await refund(returned, '51', '客人退貨');
  await pay(richCard, '35', 'A-1004');
  await boss.post('/merchant/reverse', { external_order_id: 'A-1004' });
  await rich.post('/member/recharge', {
    card_id: richCard,
    amount: '200',
    payment_method: 'sandbox',
  });
  const topUp = await boss.post<{ transaction: { tx_no: string } }>('/merchant/recharge', {
    card_no: server.accounts.members[0]?.card_no,
    amount: '500',
    payment_method: 'cash',
  });
  await admin.post('/admin/points/adjust', {
    card_id: richCard,
    delta_points: 50,
    reason: '活動加贈',
  });

  await frozen.post('/member/cards/freeze', { card_id: frozenCard });
  await admin.post('/admin/cards/lost', { card_id: lostCard, reason: '會員來電' });

  const activate = async ({ activation: { token } }: Link) => {
    const data = { token, password: SECRET };
    await http.post(`${server.url}/auth/activate`, { data, failOnStatusCode: true });
  };
  const enrol = async (name: string, phone: string) => {
    const made = await boss.post<Enrolled>('/merchant/members', { name, phone });
    await activate(made);
    return made;
  };
  await enrol('周新', PHONES.fresh);
  const cardless = await enrol('吳無卡', PHONES.cardless);
  const cardId = cardless.default_card.card_id;
  await admin.post('/admin/cards/close', { card_id: cardId, reason: '退會' });
  const reset = await enrol('鄭重設', PHONES.reset);
  await admin.post('/admin/members/password', {
    member_id: reset.member.member_id,
    password: SECRET,
  });

  const employ = async (operator: string, name: string, role: string) => {
    const body = { operator, name, role };
    const { staff } = await boss.post<{ staff: { id: string } }>('/merchant/staff', body);
    const made = await boss.post<Link>(`/merchant/staff/${staff.id}/activation`, {});
    await activate(made);
    return staff.id;
  };
  const colleague = await employ('wang.xiaoming', '王小明', 'cashier');
  await employ('maria', 'Maria Fernanda de la Cruz', 'manager');
  const retired = await employ('zhao', '趙先生', 'cashier');
  await boss.patch(`/merchant/staff/${retired}`, { status: 'inactive' });

  const { settlement } = await boss.post<{ settlement: { id: string } }>(
    '/merchant/settlements',
    {},
  );

  return {
    server,
    manager: boss,
    rich,
    corporateCard: corporate.card.id,
    voucher: birthday,
    frozenCard,
    lostCard,
    payment,
    refund: back,
    cashTopUp: topUp.transaction.tx_no,
    colleague,
    settlement: settlement.id,
    code: () => codeOf(richCard),
    close: () => http.dispose(),
  };
}

/** Who looks at a page: members of the wallet, and people at the till. */
export type Who =
  | 'rich'
  | 'frozen'
  | 'lost'
  | keyof typeof PHONES
  | 'cashier'
  | 'manager'
  | 'maria';

/** Gives a browser the session of somebody, as their page would get it. */
export async function signIn(
  context: BrowserContext,
  app: 'wallet' | 'pos',
  account: object,
): Promise<void> {
  await context.request.post('/auth/login', {
    headers: { 'X-MPS-App': app, 'Sec-Fetch-Site': 'same-origin' },
    data: account,
    failOnStatusCode: true,
  });
}

/** How somebody signs in. */
export function accountOf(who: Who, { accounts: { members, merchant } }: Server): object {
  const member = (which: number) => ({
    role: 'member',
    identifier: members[which]?.phone,
    password: members[which]?.password,
  });
  const staff = { role: 'merchant', identifier: merchant.code };
  switch (who) {
    case 'rich':
      return member(0);
    case 'frozen':
      return member(1);
    case 'lost':
      return member(2);
    case 'cashier':
    case 'manager':
      return { ...staff, ...merchant[who] };
    case 'maria':
      return { ...staff, operator: who, password: SECRET };
    default:
      return { role: 'member', identifier: PHONES[who], password: SECRET };
  }
}
