import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeServer, ok, pathOf, type Reply, refusal } from '../../test/server';
import { activationToken, forgetActivationToken, takeActivationToken } from '../activation/token';
import { memberServer } from './test/member';
import { renderWallet } from './test/render';

afterEach(() => {
  forgetActivationToken();
  window.history.replaceState(null, '', '/');
});

function open(address: string) {
  window.history.replaceState({ kept: true }, '', address);
  takeActivationToken();
}

async function choose(password: string, again = password) {
  await userEvent.type(await screen.findByLabelText('New password'), password);
  await userEvent.type(screen.getByLabelText('New password again'), again);
  await userEvent.click(screen.getByRole('button', { name: 'Set the password and sign in' }));
}

/** A server where nobody is signed in until an activation is answered with 200. */
function activating(answer: () => Reply) {
  let isIn = false;
  return memberServer((request) => {
    if (pathOf(request) === 'POST /auth/activate') {
      const reply = answer();
      isIn = !(reply instanceof Error) && reply.status === 200;
      return reply;
    }
    if (pathOf(request) === 'GET /auth/me' && !isIn) return refusal(401, 'TOKEN_MISSING');
    return undefined;
  });
}

describe('activation', () => {
  it('sets the password, signs in and goes to the cards', async () => {
    const requests = activating(() => ok({ success: true }));
    open('/wallet/activate#s3cret');
    const { address } = await renderWallet('/activate');
    await choose('long enough');
    expect(await screen.findByRole('heading', { level: 1, name: 'My cards' })).toBeVisible();
    expect(address()).toBe('/');
    const sent = requests.find((request) => pathOf(request) === 'POST /auth/activate');
    expect(await sent?.json()).toEqual({ token: 's3cret', password: 'long enough' });
    expect(activationToken()).toBeNull();
  });

  it('finds mistakes before anything is sent', async () => {
    const requests = activating(() => ok({ success: true }));
    open('/wallet/activate#s3cret');
    await renderWallet('/activate');
    await choose('long enough', 'long enouhg');
    expect(await screen.findByText('The two new passwords differ')).toBeVisible();
    expect(requests.map(pathOf)).not.toContain('POST /auth/activate');
  });

  it('has one answer for every link that does not count, with the way out', async () => {
    activating(() => refusal(404, 'ACTIVATION_INVALID'));
    open('/wallet/activate#old');
    await renderWallet('/activate');
    await choose('long enough');
    expect(await screen.findByText(/ask the shop for a new one/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to sign-in' })).toBeVisible();
  });

  it('says the same of a link without its secret', async () => {
    fakeServer(() => refusal(401, 'TOKEN_MISSING'));
    await renderWallet('/activate');
    expect(await screen.findByText(/ask the shop for a new one/)).toBeVisible();
  });

  it('keeps the link after a lost answer, and takes a second factor', async () => {
    const replies = [
      new TypeError('Failed to fetch'),
      refusal(401, 'TOTP_REQUIRED'),
      ok({ success: true }),
    ];
    const requests = activating(() => replies.shift() ?? refusal(500, 'INTERNAL_ERROR'));
    open('/wallet/activate#s3cret');
    const { address } = await renderWallet('/activate');
    await choose('long enough');
    const submit = screen.getByRole('button', { name: 'Set the password and sign in' });
    expect(await screen.findByRole('alert')).toBeVisible();
    await userEvent.click(submit);
    await userEvent.type(await screen.findByLabelText('Code'), '123 456');
    await userEvent.click(submit);
    await waitFor(() => expect(address()).toBe('/'));
    const bodies = requests.filter((request) => pathOf(request) === 'POST /auth/activate');
    expect(await bodies.at(-1)?.json()).toMatchObject({ token: 's3cret', totp: '123456' });
  });

  it('takes a second link that is opened in the same tab', async () => {
    activating(() => ok({ success: true }));
    await renderWallet('/activate');
    await screen.findByText(/ask the shop for a new one/);
    window.history.replaceState(null, '', '/wallet/activate#second');
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    expect(await screen.findByLabelText('New password')).toBeVisible();
    expect(window.location.hash).toBe('');
  });
});
