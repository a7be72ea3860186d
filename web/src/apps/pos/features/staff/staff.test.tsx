import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { ok, pathOf, refusal } from '../../../../test/server';
import { heldSales } from '../../test/memory-sales';
import { renderTill } from '../../test/render-till';
import { tillServer } from '../../test/till-server';

vi.mock('../../charge/sale-store', () => import('../../test/memory-sales'));
vi.setConfig({ testTimeout: 20_000 });

const ANN = {
  id: 'ann',
  operator: 'ann',
  name: 'Ann',
  role: 'cashier',
  status: 'active',
  created_at: '2026-11-30T09:00:00Z',
};
const MIA = { ...ANN, id: 'mia', operator: 'mia', name: 'Mia', role: 'manager' };

const ACTIVATION = ok({
  activation: { token: 'secret-of-the-link', expires_at: '2026-12-01T10:00:00Z' },
});

/** The list in pages of one, so that reading on is tried too. */
const LIST = {
  'GET /merchant/staff': (request: Request) => {
    const isSecond = new URL(request.url).searchParams.get('cursor') === 'second';
    return ok({
      staff: [isSecond ? MIA : ANN],
      pagination: { next_cursor: isSecond ? null : 'second' },
    });
  },
  'GET /merchant/limits': ok({
    limits: [{ kind: 'staff_refund_day', object_id: 'ann', amount: 500 }],
  }),
};

beforeEach(() => heldSales.clear());

it('lists everybody, over all pages of the answer', async () => {
  tillServer('mia', LIST);
  await renderTill('/staff');
  const list = await screen.findByRole('list', { name: 'Staff' });
  expect(within(list).getAllByRole('link')).toHaveLength(2);
});

it('makes an account without a password, and shows the link that sets one', async () => {
  const { sent } = tillServer('mia', {
    ...LIST,
    'POST /merchant/staff': ok({ staff: { ...ANN, id: 'new', name: 'Lee' } }),
    'POST /merchant/staff/new/activation': ACTIVATION,
  });
  await renderTill('/staff/new');
  await userEvent.type(await screen.findByLabelText('Login name'), 'lee');
  await userEvent.type(screen.getByLabelText('Name'), 'Lee');
  await userEvent.click(screen.getByRole('button', { name: 'Create the account' }));
  expect(await screen.findByText('The account of Lee is created')).toBeVisible();
  expect(screen.getByText(`${location.origin}/pos/activate#secret-of-the-link`)).toBeVisible();
  expect(await sent('POST /merchant/staff')[0]?.json()).toEqual({
    operator: 'lee',
    name: 'Lee',
    role: 'cashier',
  });
});

it('does not make the account again when only its link failed', async () => {
  const { world, sent } = tillServer('mia', {
    ...LIST,
    'POST /merchant/staff': ok({ staff: { ...ANN, id: 'new', name: 'Lee' } }),
    'POST /merchant/staff/new/activation': refusal(503, 'SERVICE_UNAVAILABLE'),
  });
  await renderTill('/staff/new');
  await userEvent.type(await screen.findByLabelText('Login name'), 'lee');
  await userEvent.type(screen.getByLabelText('Name'), 'Lee');
  await userEvent.click(screen.getByRole('button', { name: 'Create the account' }));
  expect(await screen.findByText('The server is busy')).toBeVisible();
  world.answers = { ...LIST, 'POST /merchant/staff/new/activation': ACTIVATION };
  await userEvent.click(screen.getByRole('button', { name: 'New activation link' }));
  expect(await screen.findByText('The account of Lee is created')).toBeVisible();
  expect(sent('POST /merchant/staff')).toHaveLength(1);
});

it('refuses login names that the server would refuse', async () => {
  const { sent } = tillServer('mia', LIST);
  await renderTill('/staff/new');
  await userEvent.type(await screen.findByLabelText('Login name'), '李小姐');
  await userEvent.type(screen.getByLabelText('Name'), 'Lee');
  await userEvent.click(screen.getByRole('button', { name: 'Create the account' }));
  expect(await screen.findByText('Only letters, digits and _ . -')).toBeVisible();
  expect(sent('POST /merchant/staff')).toHaveLength(0);
});

it('stops an account only after asking', async () => {
  const { requests } = tillServer('mia', {
    ...LIST,
    'PATCH /merchant/staff/ann': ok({ staff: { ...ANN, status: 'inactive' } }),
  });
  await renderTill('/staff/ann');
  await userEvent.click(await screen.findByRole('button', { name: 'Stop the account' }));
  const dialog = await screen.findByRole('alertdialog', { name: 'Stop the account of Ann?' });
  const patches = () => requests.filter((request) => pathOf(request).startsWith('PATCH'));
  expect(patches()).toHaveLength(0);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Stop the account' }));
  expect(await patches()[0]?.json()).toEqual({ status: 'inactive' });
});

it('does not offer the opposite while the stopped account is read again', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let isStopped = false;
  tillServer('mia', {
    ...LIST,
    'GET /merchant/staff': () =>
      ok({
        staff: [{ ...ANN, status: isStopped ? 'inactive' : 'active' }, MIA],
        pagination: { next_cursor: null },
      }),
    'GET /merchant/limits': async () => {
      if (isStopped) await held;
      return ok({ limits: [] });
    },
    'PATCH /merchant/staff/ann': () => {
      isStopped = true;
      return ok({ staff: { ...ANN, status: 'inactive' } });
    },
  });
  await renderTill('/staff/ann');
  await userEvent.click(await screen.findByRole('button', { name: 'Stop the account' }));
  const dialog = await screen.findByRole('alertdialog', { name: 'Stop the account of Ann?' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Stop the account' }));
  await screen.findAllByText('Stopped');
  expect(within(dialog).queryByText('Make it active again')).toBeNull();
  release();
  expect(await screen.findByRole('button', { name: 'Make it active again' })).toBeVisible();
});

it('sets what somebody may refund in a day', async () => {
  const { sent } = tillServer('mia', { ...LIST, 'PUT /merchant/limits': ok({ limits: [] }) });
  await renderTill('/staff/ann');
  expect(await screen.findByText('At most ¥500.00')).toBeVisible();
  await userEvent.type(screen.getByLabelText(/^Amount/), '200,5');
  await userEvent.click(screen.getByRole('button', { name: 'Set the limit' }));
  expect(await screen.findByText('The limit is set')).toBeVisible();
  expect(await sent('PUT /merchant/limits')[0]?.json()).toEqual({
    limits: [{ kind: 'staff_refund_day', object_id: 'ann', amount: '200.50' }],
  });
});

it('leaves one’s own account to somebody else', async () => {
  tillServer('mia', LIST);
  await renderTill('/staff/mia');
  expect(await screen.findByText(/This is your own account/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
});

it('is for managers', async () => {
  const { sent } = tillServer('ann', LIST);
  await renderTill('/staff');
  expect(await screen.findByText('You may not do this')).toBeVisible();
  expect(sent('GET /merchant/staff')).toHaveLength(0);
});
