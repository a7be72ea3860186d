import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { ok, refusal } from '../../../../test/server';
import { heldSales } from '../../test/memory-sales';
import { renderTill } from '../../test/render-till';
import { tillServer } from '../../test/till-server';
import { dropToken } from './token';

vi.mock('../../charge/sale-store', () => import('../../test/memory-sales'));
vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => {
  heldSales.clear();
  dropToken();
});

async function choose(password: string, again = password) {
  await userEvent.type(await screen.findByLabelText('New password'), password);
  await userEvent.type(screen.getByLabelText('New password again'), again);
  await userEvent.click(screen.getByRole('button', { name: 'Set it and sign in' }));
}

it('takes the secret out of the address at once, and signs in', async () => {
  const { world, sent } = tillServer(null, {
    'POST /auth/activate': () => {
      world.user = 'ann';
      return ok({ success: true });
    },
  });
  const till = await renderTill('/activate#secret');
  await screen.findByLabelText('New password');
  expect(till.history.location.href).toBe('/pos/activate');
  expect(till.history.length).toBe(1);
  await choose('long enough');
  expect(await screen.findByRole('heading', { level: 1, name: 'Charge' })).toBeVisible();
  expect(till.address()).toBe('/pos/');
  expect(await sent('POST /auth/activate')[0]?.json()).toEqual({
    token: 'secret',
    password: 'long enough',
  });
});

it('sends no password that is short or mistyped', async () => {
  const { sent } = tillServer(null);
  await renderTill('/activate#secret');
  await choose('short');
  expect(await screen.findByText('A password has at least 8 characters')).toBeVisible();
  await choose('long enough', 'long enuogh');
  expect(await screen.findByText('The two new passwords differ')).toBeVisible();
  expect(sent('POST /auth/activate')).toHaveLength(0);
});

it('has one answer for links that do not count, with the way out', async () => {
  tillServer(null, { 'POST /auth/activate': refusal(404, 'ACTIVATION_INVALID') });
  await renderTill('/activate#used');
  await choose('long enough');
  expect(await screen.findByText('This link does not work')).toBeVisible();
  expect(screen.queryByLabelText('New password')).toBeNull();
  expect(screen.getByRole('link', { name: 'Go to the sign-in' })).toBeVisible();
});

it('asks for a code where the account has a second factor', async () => {
  const { world, sent } = tillServer(null, {
    'POST /auth/activate': refusal(401, 'TOTP_REQUIRED'),
  });
  await renderTill('/activate#secret');
  await choose('long enough');
  await userEvent.type(await screen.findByLabelText('Code'), '123 456');
  world.answers = {};
  await userEvent.click(screen.getByRole('button', { name: 'Set it and sign in' }));
  await waitFor(() => expect(sent('POST /auth/activate')).toHaveLength(2));
  expect(await sent('POST /auth/activate')[1]?.json()).toMatchObject({ totp: '123456' });
});

it('without a secret there is nothing to set', async () => {
  tillServer(null);
  await renderTill('/activate');
  expect(await screen.findByText('This link does not work')).toBeVisible();
});
