import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ok, pathOf, type Reply, refusal } from '../../../../test/server';
import { CARD, cardsReply, MEMBER_ID, memberServer, PAGE } from '../../test/member';
import { renderWallet } from '../../test/render';
import type { Card } from '../cards/cards';
import { rolesBelow } from './roles';

const ID = '01a22de1-f18d-719c-a5ee-afe59455db07';
const OTHER_ID = '01a22dc3-4e79-7ad3-bfb7-000000000002';

const corporate = (role: Card['role']): Card => ({
  ...CARD,
  id: ID,
  card_no: 'COR00000001',
  card_type: 'corporate',
  name: 'ACME',
  balance: 0,
  discount_rate: 0.88,
  role,
});

const binding = (id: string, name: string, role: string) => ({
  member_id: id,
  member_no: `M0000000${id.slice(-1)}`,
  name,
  role,
  created_at: '2026-11-30T10:00:00Z',
});

function company(role: Card['role'], change: (path: string) => Reply = () => ok({ binding: {} })) {
  const requests = memberServer((request) => {
    const path = pathOf(request);
    if (path === 'GET /member/cards') return cardsReply(CARD, corporate(role));
    if (path === `GET /member/cards/${ID}/bindings`) {
      const bindings = [binding(OTHER_ID, 'Bob', 'member'), binding(MEMBER_ID, 'Ann', role)];
      return ok({ bindings, pagination: PAGE });
    }
    if (/bindings|binding-password|bind-card/.test(path)) return change(path);
    return undefined;
  });
  return {
    sent: (path: string) => requests.filter((request) => pathOf(request) === path),
  };
}

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

it('a role gives and takes what is below it', () => {
  expect(rolesBelow('owner')).toEqual(['viewer', 'member', 'manager', 'owner']);
  expect(rolesBelow('manager')).toEqual(['viewer', 'member']);
  expect(rolesBelow('member')).toEqual([]);
  expect(rolesBelow('viewer')).toEqual([]);
});

describe('joining', () => {
  it('takes the number in any spelling, and leads to the card', async () => {
    const { sent } = company('member', () => ok({ binding: { card_id: ID } }));
    const { address } = await renderWallet('/cards/bind');
    await userEvent.type(
      await screen.findByLabelText('Number of the corporate card'),
      ' cor ００００ 0001 ',
    );
    await userEvent.type(screen.getByLabelText('Binding password'), 'together-2026');
    await press('Join');
    await waitFor(() => expect(address()).toBe(`/cards/${ID}`));
    expect(await sent('POST /member/bind-card')[0]?.json()).toEqual({
      card_no: 'COR00000001',
      binding_password: 'together-2026',
    });
  });

  it('says what may be wrong', async () => {
    company('member', () => refusal(403, 'BINDING_REFUSED'));
    await renderWallet('/cards/bind');
    await userEvent.type(await screen.findByLabelText('Number of the corporate card'), 'COR1');
    await userEvent.type(screen.getByLabelText('Binding password'), 'wrong-wrong');
    await press('Join');
    expect(await screen.findByRole('alert')).toHaveTextContent(/binding password is wrong/);
  });
});

describe('leaving', () => {
  it('asks first, and goes back to the cards', async () => {
    const { sent } = company('member');
    const { address } = await renderWallet(`/cards/${ID}`);
    await press('Leave this corporate card');
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog).toHaveTextContent('You lose its discount');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Leave this corporate card' }),
    );
    await waitFor(() => expect(address()).toBe('/'));
    expect(await sent('POST /member/unbind-card')[0]?.json()).toEqual({ card_id: ID });
  });

  it('stays open and says why when the last owner may not leave', async () => {
    memberServer((request) => {
      if (pathOf(request) === 'GET /member/cards') return cardsReply(corporate('owner'));
      if (pathOf(request) === 'POST /member/unbind-card')
        return refusal(409, 'CANNOT_REMOVE_LAST_OWNER');
      return undefined;
    });
    await renderWallet(`/cards/${ID}`);
    await press('Leave this corporate card');
    const dialog = await screen.findByRole('alertdialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Leave this corporate card' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(/at least one owner/);
  });
});

describe('the members of a card', () => {
  it('are not for those who do not manage it', async () => {
    company('member');
    await renderWallet(`/cards/${ID}/members`);
    expect(await screen.findByText(/Only owners and managers/)).toBeVisible();
    expect(screen.queryByText('Bob')).toBeNull();
  });

  it('are managed by an owner: add, another role, remove, password', async () => {
    const { sent } = company('owner');
    await renderWallet(`/cards/${ID}/members`);
    await screen.findByText('Bob');
    const share = `POST /member/cards/${ID}/bindings`;

    await userEvent.type(screen.getByLabelText('Member number'), ' m00000009 ');
    await press('Add a member');
    await waitFor(() => expect(sent(share)).toHaveLength(1));
    expect(await sent(share)[0]?.json()).toEqual({ member_no: 'M00000009', role: 'member' });

    await press('Change the role');
    const dialog = await screen.findByRole('dialog', { name: 'Bob' });
    await userEvent.click(within(dialog).getByRole('button', { name: /Role/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Manager' }));
    await press('Save');
    await waitFor(() => expect(sent(share)).toHaveLength(2));
    expect(await sent(share)[1]?.json()).toEqual({ member_no: 'M00000002', role: 'manager' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

    await press('Remove');
    const question = await screen.findByRole('alertdialog', { name: 'Remove Bob?' });
    await userEvent.click(within(question).getByRole('button', { name: 'Remove' }));
    const removal = `DELETE /member/cards/${ID}/bindings/${OTHER_ID}`;
    await waitFor(() => expect(sent(removal)).toHaveLength(1));

    const put = `PUT /member/cards/${ID}/binding-password`;
    await userEvent.type(screen.getByLabelText('New binding password'), 'short');
    await press('Set the password');
    expect(await screen.findByText('The password has at least 8 characters')).toBeVisible();
    await userEvent.type(screen.getByLabelText('New binding password'), '-no-more');
    await press('Set the password');
    await waitFor(() => expect(sent(put)).toHaveLength(1));
    expect(await sent(put)[0]?.json()).toEqual({ binding_password: 'short-no-more' });
    await press('Clear the password');
    const clearing = await screen.findByRole('alertdialog');
    await userEvent.click(within(clearing).getByRole('button', { name: 'Clear the password' }));
    await waitFor(() => expect(sent(put)).toHaveLength(2));
    expect(await sent(put)[1]?.json()).toEqual({ binding_password: null });
  });

  it('are managed by a manager below their own role, without the password', async () => {
    company('manager');
    await renderWallet(`/cards/${ID}/members`);
    await screen.findByText('Bob');
    expect(screen.queryByLabelText('New binding password')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Change the role' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /Role/ }));
    const options = (await screen.findAllByRole('option')).map((option) => option.textContent);
    expect(options.filter((text) => text !== '')).toEqual(
      expect.arrayContaining(['Viewer', 'Member']),
    );
    expect(options).not.toContain('Owner');
  });
});
