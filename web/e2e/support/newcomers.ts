import { randomInt } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { administrator, manager, type Person, personBy } from './people';
import type { Server } from './server';

/** What all who are new choose. */
const PASSWORD = 'a sentence of my own';

/** What the member's card holds now. */
interface CardNow {
  readonly id: string;
  readonly balance: number;
  readonly points: number;
}

/** A member with one card, on which nobody else spends. */
export interface Customer extends Person {
  readonly phone: string;
  readonly password: string;
  readonly cardNo: string;
  /** A new payment code of the card, which ends the one before. */
  readonly newCode: () => Promise<string>;
  readonly card: () => Promise<CardNow>;
}

/** Makes a member with this much on the card. */
export async function newCustomer(
  request: APIRequestContext,
  server: Server,
  amount: string,
): Promise<Customer> {
  const office = await administrator(request, server);
  const phone = newPhone();
  const { member, default_card: card } = await office.post<{
    member: { member_id: string };
    default_card: { card_id: string; card_no: string };
  }>('/admin/members', { name: '新會員', phone });
  await office.post('/admin/recharge', {
    card_id: card.card_id,
    amount,
    payment_method: 'bank',
    reason: 'so that there is something to spend',
  });
  const { activation } = await office.post<Link>('/admin/activations', {
    member_id: member.member_id,
  });
  const person = await activate(request, server, activation.token);
  const newCode = async () => {
    const { qr_plain: code } = await person.post<{ qr_plain: string }>('/member/qr/generate', {
      card_id: card.card_id,
    });
    return code;
  };
  const cardNow = async () => {
    const { cards } = await person.get<{ cards: CardNow[] }>('/member/cards');
    const [only] = cards;
    if (only === undefined) throw new Error('the member has no card');
    return only;
  };
  return { ...person, phone, password: PASSWORD, cardNo: card.card_no, newCode, card: cardNow };
}

/** A phone number that no member has. */
export function newPhone(): string {
  return `09${randomInt(100_000_000).toString().padStart(8, '0')}`;
}

/** Somebody new on the staff, and what they do without the pages. */
export interface Colleague extends Person {
  readonly id: string;
  readonly name: string;
  readonly operator: string;
  readonly password: string;
}

/** Gives somebody an account at the demo shop, with a password of their own. */
export async function newColleague(
  request: APIRequestContext,
  server: Server,
  role: 'cashier' | 'manager',
): Promise<Colleague> {
  const till = await manager(request, server);
  const operator = newOperator();
  const name = `同事 ${operator}`;
  const { staff } = await till.post<{ staff: { id: string } }>('/merchant/staff', {
    operator,
    name,
    role,
  });
  const { activation } = await till.post<Link>(`/merchant/staff/${staff.id}/activation`, {});
  const person = await activate(request, server, activation.token);
  return { ...person, id: staff.id, name, operator, password: PASSWORD };
}

/** A login name that nobody on the staff has. */
export function newOperator(): string {
  return `new.${randomInt(1_000_000_000)}`;
}

interface Link {
  readonly activation: { readonly token: string };
}

async function activate(
  request: APIRequestContext,
  { url }: Server,
  token: string,
): Promise<Person> {
  const data = { token, password: PASSWORD };
  return personBy(request, url, await request.post(`${url}/auth/activate`, { data }));
}
