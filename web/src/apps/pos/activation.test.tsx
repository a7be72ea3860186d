import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ok } from '../../test/server';
import { forgetActivationToken, takeActivationToken } from '../activation/token';
import { heldSales } from './test/memory-sales';
import { renderTill } from './test/render-till';
import { tillServer } from './test/till-server';

vi.mock('./charge/sale-store', () => import('./test/memory-sales'));
vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => heldSales.clear());

afterEach(() => {
  forgetActivationToken();
  window.history.replaceState(null, '', '/');
});

it('a link sets the first password of a colleague, who can charge at once', async () => {
  const { world, sent } = tillServer(null, {
    'POST /auth/activate': () => {
      world.user = 'ann';
      return ok({ success: true });
    },
  });
  window.history.replaceState(null, '', '/pos/activate#secret');
  takeActivationToken();
  const till = await renderTill('/activate');
  await userEvent.type(await screen.findByLabelText('New password'), 'long enough');
  await userEvent.type(screen.getByLabelText('New password again'), 'long enough');
  await userEvent.click(screen.getByRole('button', { name: 'Set it and sign in' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Charge' })).toBeVisible();
  expect(till.address()).toBe('/pos/');
  expect(till.history.length).toBe(1);
  expect(await sent('POST /auth/activate')[0]?.json()).toEqual({
    token: 'secret',
    password: 'long enough',
  });
});

it('without a secret there is only the way to sign in', async () => {
  tillServer(null);
  await renderTill('/activate');
  expect(
    await screen.findByText('Ask a manager for a new activation link, and scan it.'),
  ).toBeVisible();
  expect(screen.getByRole('link', { name: 'Go to the sign-in' })).toHaveAttribute('href', '/pos/');
});
