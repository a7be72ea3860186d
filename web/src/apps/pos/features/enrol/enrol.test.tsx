import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { ok, refusal } from '../../../../test/server';
import { heldSales } from '../../test/memory-sales';
import { renderTill } from '../../test/render-till';
import { tillServer } from '../../test/till-server';
import { plainPhone } from './EnrolForm';

vi.mock('../../charge/sale-store', () => import('../../test/memory-sales'));
vi.setConfig({ testTimeout: 20_000 });

const ENROLLED = ok({
  member: { member_id: 'm-1', member_no: 'M00000001', name: 'Lin', phone: '+886912345678' },
  default_card: { card_id: 'card-1', card_no: 'STD00000001' },
  activation: { token: 'secret-of-the-link', expires_at: '2026-12-01T10:00:00Z' },
});

beforeEach(() => heldSales.clear());

async function enrol(phone: string) {
  await userEvent.type(await screen.findByLabelText('Name'), 'Lin');
  await userEvent.type(screen.getByLabelText('Phone'), phone);
  await userEvent.click(screen.getByRole('button', { name: 'Enrol' }));
}

it('shows the link as a code, to copy, and what the member has to do', async () => {
  const { sent } = tillServer('ann', { 'POST /merchant/members': ENROLLED });
  await renderTill('/enrol');
  await enrol('0912-345 678');
  expect(await screen.findByText('Lin is enrolled')).toHaveFocus();
  expect(screen.getByRole('img', { name: 'QR code of the activation link' })).toBeVisible();
  const link = `${location.origin}/wallet/activate#secret-of-the-link`;
  expect(screen.getByText(link)).toBeVisible();
  expect(screen.getByText(/Choose a password, and type it twice/)).toBeVisible();
  expect(await sent('POST /merchant/members')[0]?.json()).toEqual({
    name: 'Lin',
    phone: '0912345678',
  });
});

it('does not send what is no phone number', async () => {
  const { sent } = tillServer('ann');
  await renderTill('/enrol');
  await enrol('091a');
  expect(await screen.findByText(/Type 5 to 15 digits/)).toBeVisible();
  expect(sent('POST /merchant/members')).toHaveLength(0);
});

it('asks again with the same key, also after going to another page', async () => {
  const { world, sent } = tillServer('ann', {
    'POST /merchant/members': new TypeError('offline'),
  });
  await renderTill('/enrol');
  await enrol('0912345678');
  expect(await screen.findByText('Perhaps enrolled, perhaps not')).toBeVisible();
  await userEvent.click(screen.getByRole('link', { name: 'Charge' }));
  await screen.findByRole('heading', { level: 1, name: 'Charge' });
  world.answers = { 'POST /merchant/members': ENROLLED };
  await userEvent.click(screen.getByRole('link', { name: 'Enrol' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Ask again' }));
  expect(await screen.findByText('Lin is enrolled')).toBeVisible();
  const keys = sent('POST /merchant/members').map((request) =>
    request.headers.get('Idempotency-Key'),
  );
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

it('keeps what was typed when it is refused', async () => {
  tillServer('ann', { 'POST /merchant/members': refusal(409, 'PHONE_ALREADY_USED') });
  await renderTill('/enrol');
  await enrol('0912345678');
  expect(await screen.findByText('This phone number is in use')).toBeVisible();
  expect(screen.getByLabelText('Name')).toHaveValue('Lin');
});

it('takes phone numbers in any usual form', () => {
  expect(['+886 912-345-678', '（02）1234.5678', '０９１２'].map(plainPhone)).toEqual([
    '+886912345678',
    '0212345678',
    '0912',
  ]);
});
