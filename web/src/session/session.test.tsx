import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { take } from '../api/client';
import { renderApp } from '../test/render';
import { fakeServer, ok, pathOf, type Reply, refusal } from '../test/server';
import {
  RequirePermission,
  RequireSession,
  SessionProvider,
  SessionWarning,
  SignIn,
  useSession,
  useSignedIn,
} from '.';
import { deadlineOf, timeLeft } from './clock';

interface World {
  user: string | null;
  mustChange: boolean;
  minutes: number;
  totp: boolean;
  /** The requests that find no server. */
  down: RegExp | null;
  /** Answers wait for it. */
  slow: Promise<void>;
}

function me(world: World) {
  const now = Date.parse('2026-11-30T10:00:00Z');
  return ok(
    {
      user_info: {
        id: world.user,
        name: world.user,
        role: 'merchant',
        permissions: ['merchant:charge'],
        operator: world.user,
        merchant_id: 'm',
        must_change_password: world.mustChange,
        must_enrol_totp: false,
      },
      totp_enabled: false,
      session_info: {
        id: 's',
        issued_at: '2026-11-30T09:00:00Z',
        expires_at: new Date(now + world.minutes * 60_000).toISOString(),
        last_used_at: new Date(now).toISOString(),
        current: true,
      },
    },
    { date: new Date(now).toUTCString() },
  );
}

/** Who is there now, told when the answer comes. */
async function answerOf(world: World): Promise<Reply> {
  const reply = world.user === null ? refusal(401, 'TOKEN_MISSING') : me(world);
  await world.slow;
  return reply;
}

/** A server with one account for each name; the password is always `right`. */
function server(start: Partial<World> = {}) {
  const world: World = {
    user: null,
    mustChange: false,
    minutes: 600,
    totp: false,
    down: null,
    slow: Promise.resolve(),
    ...start,
  };
  const requests = fakeServer(async (request): Promise<Reply> => {
    if (world.down?.test(pathOf(request))) return new TypeError('Failed to fetch');
    switch (pathOf(request)) {
      case 'GET /auth/me':
        return answerOf(world);
      case 'POST /auth/login': {
        const body = (await request.json()) as Record<string, string>;
        if (body.password !== 'right') return refusal(401, 'INVALID_CREDENTIALS');
        if (world.totp && body.totp !== '123456') return refusal(401, 'TOTP_REQUIRED');
        world.user = body.operator ?? body.identifier ?? '';
        return ok({ success: true });
      }
      case 'POST /auth/logout':
        world.user = null;
        return ok({ success: true });
      case 'POST /auth/password':
        world.mustChange = false;
        return ok({ success: true });
      default:
        return refusal(401, 'SESSION_REVOKED');
    }
  });
  return { world, requests };
}

function Work() {
  return (
    <label>
      {useSignedIn().user.name}
      <input aria-label="work" />
    </label>
  );
}

function SignOut() {
  const { signOut } = useSession();
  return (
    <button type="button" onClick={signOut}>
      Sign out
    </button>
  );
}

const app = (
  <SessionProvider>
    <SessionWarning />
    <RequireSession signIn={<SignIn />}>
      <Work />
    </RequireSession>
  </SessionProvider>
);

async function fillIn(operator: string, password: string) {
  const user = userEvent.setup();
  const code = screen.getByLabelText(/Shop code/);
  await user.clear(code);
  await user.type(code, 'SHOP001');
  await user.type(screen.getByLabelText(/Operator/), operator);
  await user.type(screen.getByLabelText('Password'), password);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('signing in', () => {
  it('takes the shop and the operator, and remembers the shop', async () => {
    const { requests } = server();
    const { unmount } = await renderApp(app);
    await screen.findByRole('button', { name: 'Sign in' });
    await fillIn('ann', 'right');
    expect(await screen.findByLabelText('work')).toBeVisible();
    const login = requests.find((request) => pathOf(request) === 'POST /auth/login');
    expect(await login?.json()).toEqual({
      role: 'merchant',
      identifier: 'SHOP001',
      operator: 'ann',
      password: 'right',
    });
    unmount();
    server();
    await renderApp(app);
    expect(await screen.findByLabelText(/Shop code/)).toHaveValue('SHOP001');
  });

  it('says what is wrong, and asks for a code when it is needed', async () => {
    server({ totp: true });
    await renderApp(app);
    await screen.findByRole('button', { name: 'Sign in' });
    await fillIn('ann', 'wrong');
    expect(await screen.findByRole('alert')).toHaveTextContent(/password or the code is wrong/);
    expect(screen.queryByLabelText('Code')).toBeNull();
    const password = screen.getByLabelText('Password');
    await userEvent.clear(password);
    await userEvent.type(password, 'right{Enter}');
    await userEvent.type(await screen.findByLabelText('Code'), '123456{Enter}');
    expect(await screen.findByLabelText('work')).toBeVisible();
  });

  it('with a password of somebody else leads to a new one', async () => {
    const { world } = server({ user: 'ann', mustChange: true });
    await renderApp(app);
    await userEvent.type(await screen.findByLabelText('Present password'), 'right');
    await userEvent.type(screen.getByLabelText('New password'), 'long enough');
    await userEvent.type(screen.getByLabelText('New password again'), 'long enouhg{Enter}');
    expect(await screen.findByText('The two new passwords differ')).toBeVisible();
    expect(world.mustChange).toBe(true);
    const again = screen.getByLabelText('New password again');
    await userEvent.clear(again);
    await userEvent.type(again, 'long enough{Enter}');
    expect(await screen.findByLabelText('work')).toBeVisible();
  });
});

describe('a session that ends', () => {
  async function atWork() {
    const made = server({ user: 'ann' });
    const rendered = await renderApp(app);
    await userEvent.type(await screen.findByLabelText('work'), 'half done');
    rendered.queries.setQueryData(['sales'], 'of ann');
    made.world.user = null;
    await act(async () => {
      await take(rendered.api.client.GET('/merchant/daily-summary')).catch(() => undefined);
    });
    await screen.findByRole('dialog', { name: 'Your session has ended' });
    return rendered;
  }

  it('leaves the work to whoever signs in again', async () => {
    const { queries } = await atWork();
    await fillIn('ann', 'right');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByLabelText('work')).toHaveValue('half done');
    expect(queries.getQueryData(['sales'])).toBe('of ann');
  });

  it('leaves nothing of it to anybody else', async () => {
    const { queries } = await atWork();
    await fillIn('bob', 'right');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByText('bob')).toBeVisible();
    expect(screen.getByLabelText('work')).toHaveValue('');
    expect(queries.getQueryData(['sales'])).toBeUndefined();
  });

  it('is announced ten minutes ahead', async () => {
    server({ user: 'ann', minutes: 7 });
    await renderApp(app);
    expect(await screen.findByText(/ends in 7 minutes/)).toBeVisible();
  });

  it('is not announced before', async () => {
    server({ user: 'ann', minutes: 30 });
    await renderApp(app);
    await screen.findByLabelText('work');
    expect(screen.queryByText(/ends in/)).toBeNull();
  });
});

describe('signing out', () => {
  const page = (
    <SessionProvider>
      <RequireSession signIn={<SignIn />}>
        <Work />
        <SignOut />
      </RequireSession>
    </SessionProvider>
  );

  /** Waits until answers that have come are read and shown. */
  const read = async () => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setTimeout(done, 0));
  };

  const logouts = (requests: readonly Request[]) =>
    requests.filter((request) => pathOf(request) === 'POST /auth/logout').length;

  async function signedOutOffline() {
    const made = server({ user: 'ann' });
    const rendered = await renderApp(page);
    await screen.findByLabelText('work');
    rendered.queries.setQueryData(['sales'], 'of ann');
    made.world.down = /./;
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    return { ...made, ...rendered };
  }

  it('without a network hides everything at once', async () => {
    const { queries } = await signedOutOffline();
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(screen.queryByLabelText('work')).toBeNull();
    expect(queries.getQueryData(['sales'])).toBeUndefined();
  });

  it('is told to the server when the network is back', async () => {
    const { world, requests } = await signedOutOffline();
    world.down = null;
    window.dispatchEvent(new Event('online'));
    await waitFor(() => expect(world.user).toBeNull());
    window.dispatchEvent(new Event('online'));
    expect(logouts(requests)).toBe(2);
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeVisible();
  });

  it('is told to the server before the session is used again after a reload', async () => {
    const { world, requests, unmount } = await signedOutOffline();
    unmount();
    const before = requests.length;
    await renderApp(page);
    expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(requests.slice(before).map(pathOf)).toEqual(['POST /auth/logout']);
    world.down = null;
    cleanup();
    await renderApp(page);
    expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(world.user).toBeNull();
  });

  it('is told to the server before the next one signs in', async () => {
    const { world, requests } = await signedOutOffline();
    world.down = null;
    const before = requests.length;
    await fillIn('bob', 'right');
    expect(await screen.findByText('bob')).toBeVisible();
    expect(requests.slice(before).map(pathOf)).toEqual([
      'POST /auth/logout',
      'POST /auth/login',
      'GET /auth/me',
    ]);
    window.dispatchEvent(new Event('online'));
    expect(logouts(requests)).toBe(2);
  });

  it('is not undone by what the server answers late', async () => {
    const { world, requests } = server({ user: 'ann' });
    await renderApp(page);
    await screen.findByLabelText('work');
    let answer: () => void = () => undefined;
    world.slow = new Promise((resolve) => {
      answer = resolve;
    });
    const other = new BroadcastChannel('mps-session-pos');
    other.postMessage('changed');
    await waitFor(() => expect(requests).toHaveLength(2));
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    answer();
    await act(read);
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeVisible();
    other.close();
  });

  it('is not undone by what another tab announced before', async () => {
    const { world, requests } = await signedOutOffline();
    world.down = /logout/;
    const other = new BroadcastChannel('mps-session-pos');
    const before = requests.length;
    other.postMessage('changed');
    await waitFor(() => expect(requests).toHaveLength(before + 1));
    await act(read);
    expect(requests.slice(before).map(pathOf)).toEqual(['POST /auth/logout']);
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeVisible();
    other.close();
  });

  it('in another tab hides everything here, also without a network', async () => {
    const { world } = server({ user: 'ann' });
    await renderApp(page);
    await screen.findByLabelText('work');
    world.down = /./;
    const other = new BroadcastChannel('mps-session-pos');
    other.postMessage('left');
    expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible();
    other.close();
  });

  it('in another tab holds for a page that is still asking who is there', async () => {
    const { world, requests } = server({ user: 'ann' });
    let answer: () => void = () => undefined;
    world.slow = new Promise((resolve) => {
      answer = resolve;
    });
    await renderApp(page);
    await waitFor(() => expect(requests).toHaveLength(1));
    const other = new BroadcastChannel('mps-session-pos');
    other.postMessage('left');
    expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible();
    answer();
    await act(read);
    expect(screen.queryByLabelText('work')).toBeNull();
    other.close();
  });
});

it('a change in another tab shows here', async () => {
  const { world } = server({ user: 'ann' });
  const { queries } = await renderApp(app);
  await screen.findByLabelText('work');
  queries.setQueryData(['sales'], 'of ann');
  world.user = 'bob';
  const other = new BroadcastChannel('mps-session-pos');
  other.postMessage('changed');
  expect(await screen.findByText('bob')).toBeVisible();
  expect(queries.getQueryData(['sales'])).toBeUndefined();
  other.close();
});

it('what a role may not do is not shown', async () => {
  server({ user: 'ann' });
  const page = (permission: 'merchant:charge' | 'merchant:refund') => (
    <SessionProvider>
      <RequireSession signIn={null}>
        <RequirePermission permission={permission}>content</RequirePermission>
      </RequireSession>
    </SessionProvider>
  );
  const { unmount } = await renderApp(page('merchant:charge'));
  expect(await screen.findByText('content')).toBeVisible();
  unmount();
  await renderApp(page('merchant:refund'));
  expect(await screen.findByText('You may not do this')).toBeVisible();
});

it('the end is reckoned by the clock of the server', () => {
  vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2031-01-01T00:00:00Z'));
  const deadline = deadlineOf('2026-11-30T10:10:00Z', 'Mon, 30 Nov 2026 10:00:00 GMT');
  expect(timeLeft(deadline) / 60_000).toBeCloseTo(10, 2);
});
