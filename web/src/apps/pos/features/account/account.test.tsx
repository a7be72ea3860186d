import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { ok, pathOf } from '../../../../test/server';
import { heldSales } from '../../test/memory-sales';
import { renderTill } from '../../test/render-till';
import { tillServer } from '../../test/till-server';

vi.mock('../../charge/sale-store', () => import('../../test/memory-sales'));
vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => heldSales.clear());

it('a second factor counts once a code of it was typed, and its recovery codes are shown', async () => {
  const { sent } = tillServer('mia', {
    'POST /auth/totp': ok({ secret: 'GEZDGNBV', otpauth_url: 'otpauth://x', qr_svg: '<svg/>' }),
    'POST /auth/totp/confirm': ok({ recovery_codes: ['aaaa-bbbb', 'cccc-dddd'] }),
  });
  await renderTill('/account/totp');
  await userEvent.type(await screen.findByLabelText('Present password'), 'right');
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  // In groups of four, and whole for whoever copies it.
  expect((await screen.findByText('GEZD')).parentElement).toHaveTextContent(/^GEZDGNBV$/);
  await userEvent.type(screen.getByLabelText(/six digits/), '287 082');
  await userEvent.click(screen.getByRole('button', { name: 'Confirm and turn on' }));
  expect(await screen.findByText('aaaa-bbbb')).toBeVisible();
  expect(await sent('POST /auth/totp/confirm')[0]?.json()).toEqual({ totp: '287082' });
});

it('a manager who must have a second factor enrols it first, and sees the recovery codes', async () => {
  const { world } = tillServer('mia', {
    'POST /auth/totp': ok({ secret: 'GEZDGNBV', otpauth_url: 'otpauth://x', qr_svg: '<svg/>' }),
    'POST /auth/totp/confirm': () => {
      world.mustEnrol = false;
      return ok({ recovery_codes: ['aaaa-bbbb', 'cccc-dddd'] });
    },
  });
  world.mustEnrol = true;
  await renderTill('/settings');
  expect(await screen.findByText(/requires two-step sign-in/)).toBeVisible();
  expect(screen.queryByRole('button', { name: /Turn off/ })).toBeNull();
  await userEvent.type(screen.getByLabelText('Present password'), 'right');
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  await userEvent.type(await screen.findByLabelText(/six digits/), '287082');
  await userEvent.click(screen.getByRole('button', { name: 'Confirm and turn on' }));
  expect(await screen.findByText('aaaa-bbbb')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'I have kept them' }));
  expect(await screen.findByRole('heading', { name: 'Settings' })).toBeVisible();
});

it('cashiers have no second factor', async () => {
  tillServer('ann');
  await renderTill('/settings');
  expect(await screen.findByRole('link', { name: 'Signed-in devices' })).toBeVisible();
  expect(screen.queryByRole('link', { name: /Two-step/ })).toBeNull();
});

it('sessions are ended one by one, but the present one is not', async () => {
  const session = (id: string, current: boolean) => ({
    id,
    current,
    issued_at: '2026-11-30T09:00:00Z',
    expires_at: '2026-11-30T21:00:00Z',
    last_used_at: '2026-11-30T10:00:00Z',
  });
  const { requests } = tillServer('ann', {
    'GET /auth/sessions': ok({ sessions: [session('here', true), session('there', false)] }),
    'DELETE /auth/sessions/there': ok({ success: true }),
  });
  await renderTill('/account/sessions');
  expect(await screen.findByText('This device')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'End' }));
  expect(await screen.findByText('That device is signed out')).toBeVisible();
  expect(requests.map(pathOf)).toContain('DELETE /auth/sessions/there');
});

it('signing out everywhere is asked once more, and leads to the sign-in', async () => {
  const { world, sent } = tillServer('ann', {
    'GET /auth/sessions': ok({ sessions: [] }),
    'POST /auth/logout-all': () => {
      world.user = null;
      return ok({ success: true });
    },
  });
  await renderTill('/account/sessions');
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out everywhere' }));
  const dialog = await screen.findByRole('alertdialog');
  expect(sent('POST /auth/logout-all')).toHaveLength(0);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Sign out everywhere' }));
  await waitFor(() => expect(screen.getByLabelText(/Shop code/)).toBeVisible());
});
