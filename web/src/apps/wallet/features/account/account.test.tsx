import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ok, pathOf, type Reply, refusal } from '../../../../test/server';
import { CARD, CARD_ID, cardsReply, MEMBER_ID, memberServer } from '../../test/member';
import { renderWallet } from '../../test/render';
import { changesOf, type Member } from './profile';

const MEMBER: Member = {
  member_id: MEMBER_ID,
  member_no: 'M00000001',
  name: 'Ann',
  phone: '0912000001',
  email: null,
  status: 'active',
  created_at: '2026-11-01T00:00:00Z',
};

const HERE = '01a22dc6-342d-70f7-99b4-fedab0d40801';
const THERE = '01a22dc6-342d-70f7-99b4-fedab0d40802';
const session = (id: string, current: boolean) => ({
  id,
  issued_at: '2026-11-30T09:00:00Z',
  expires_at: '2026-12-30T10:00:00Z',
  last_used_at: '2026-11-30T10:00:00Z',
  current,
});

function account(change: (path: string) => Reply = () => ok({ success: true, member: MEMBER })) {
  const requests = memberServer((request) => {
    const path = pathOf(request);
    if (path === 'GET /member/profile') return ok({ member: MEMBER, identities: [] });
    if (path === 'GET /auth/sessions')
      return ok({ sessions: [session(HERE, true), session(THERE, false)] });
    if (/^(PATCH|DELETE|POST) /.test(path)) return change(path);
    return undefined;
  });
  return (path: string) => requests.filter((request) => pathOf(request) === path);
}

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('the profile', () => {
  it('sends only what was changed, and an emptied field as null', () => {
    const form = new FormData();
    form.set('name', ' Ann ');
    form.set('phone', '');
    form.set('email', 'ann@example.com');
    expect(changesOf(MEMBER, form)).toEqual({ phone: null, email: 'ann@example.com' });
  });

  it('is saved', async () => {
    const sent = account();
    await renderWallet('/settings/profile');
    const email = await screen.findByLabelText(/E-mail/);
    await userEvent.type(email, 'ann@example.com');
    await press('Save');
    await waitFor(() => expect(sent('PATCH /member/profile')).toHaveLength(1));
    expect(await sent('PATCH /member/profile')[0]?.json()).toEqual({ email: 'ann@example.com' });
    expect(await screen.findByText('Saved')).toBeVisible();
  });

  it.each([
    ['PHONE_ALREADY_USED', 409, /Phone/],
    ['VALIDATION_FAILED', 400, /Phone/],
  ])('shows %s beside its field', async (code, status, label) => {
    account(() => refusal(status, code, { field: 'phone', value: '1' }));
    await renderWallet('/settings/profile');
    const phone = await screen.findByLabelText(label);
    await userEvent.clear(phone);
    await userEvent.type(phone, '1');
    await press('Save');
    await waitFor(() => expect(phone).toBeInvalid());
    expect(phone).toHaveAccessibleDescription(/\w/);
    await userEvent.type(phone, '2');
    await waitFor(() => expect(phone).not.toBeInvalid());
  });
});

describe('the signed-in devices', () => {
  it('are ended one by one, but not this one', async () => {
    const sent = account();
    await renderWallet('/settings/sessions');
    expect(await screen.findByText('This device')).toBeVisible();
    expect(screen.getAllByRole('button', { name: 'Sign out' })).toHaveLength(1);
    await press('Sign out');
    const dialog = await screen.findByRole('alertdialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Sign this device out' }));
    await waitFor(() => expect(sent(`DELETE /auth/sessions/${THERE}`)).toHaveLength(1));
  });

  it('are ended all at once, this one too', async () => {
    let isIn = true;
    const requests = memberServer((request) => {
      const path = pathOf(request);
      if (path === 'GET /auth/sessions') return ok({ sessions: [session(HERE, true)] });
      if (path === 'POST /auth/logout-all') {
        isIn = false;
        return ok({ success: true });
      }
      return path === 'GET /auth/me' && !isIn ? refusal(401, 'TOKEN_MISSING') : undefined;
    });
    await renderWallet('/settings/sessions');
    await press('Sign out everywhere');
    const dialog = await screen.findByRole('alertdialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Sign out everywhere' }));
    expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(requests.map(pathOf)).toContain('POST /auth/logout-all');
  });
});

it('the settings lead to the profile and the devices, and tell the member number', async () => {
  account();
  await renderWallet('/settings');
  expect(await screen.findByRole('link', { name: /Profile.*M00000001/ })).toBeVisible();
  await userEvent.click(screen.getByRole('link', { name: /Signed-in devices/ }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Signed-in devices' })).toBeVisible();
});

it('a lost card is frozen after saying what that means', async () => {
  let status: 'active' | 'inactive' = 'active';
  const requests = memberServer((request) => {
    switch (pathOf(request)) {
      case 'GET /member/cards':
        return cardsReply({ ...CARD, status });
      case 'POST /member/cards/freeze':
        status = 'inactive';
        return ok({ card: {}, message: '' });
      default:
        return undefined;
    }
  });
  await renderWallet(`/cards/${CARD_ID}`);
  await press('Report lost');
  const dialog = await screen.findByRole('alertdialog');
  expect(dialog).toHaveTextContent(/Only the shop can unfreeze/);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Freeze this card' }));
  expect(await screen.findByText(/A frozen card neither pays/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Report lost' })).toBeNull();
  const freeze = requests.find((request) => pathOf(request) === 'POST /member/cards/freeze');
  expect(await freeze?.json()).toEqual({ card_id: CARD_ID });
});

it('a card that is not one’s own says so, with the way back', async () => {
  memberServer();
  await renderWallet('/cards/01a22dc3-0000-7a85-ac9f-113590b9d4c1');
  expect(await screen.findByText('There is no such card')).toBeVisible();
  expect(screen.getByRole('link', { name: 'My cards' })).toHaveAttribute('href', '/wallet/');
});
