import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { heldSales } from '../../test/memory-sales';
import { renderTill } from '../../test/render-till';
import { type Person, page, tillServer } from '../../test/till-server';

vi.mock('../../charge/sale-store', () => import('../../test/memory-sales'));
vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => heldSales.clear());

/** The width of the window, which decides between the two menus. */
function setWidth(width: number) {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (query) =>
      ({
        matches: query.includes('min-width') && width >= 768,
        addEventListener: () => undefined,
        removeEventListener: () => undefined,
      }) as unknown as MediaQueryList,
  );
}

async function menu(person: Person, path = '/') {
  tillServer(person, { 'GET /merchant/transactions': page([]) });
  await renderTill(path);
  const nav = await screen.findByRole('navigation');
  return within(nav)
    .getAllByRole('link')
    .map((link) => link.textContent);
}

it('has what a cashier may do, and nothing else', async () => {
  setWidth(1280);
  expect(await menu('ann')).toEqual(['Charge', 'Sales', 'Enrol', 'Today', 'Settings']);
});

it('has everything for managers on wide screens', async () => {
  setWidth(1280);
  expect(await menu('mia')).toEqual([
    'Charge',
    'Sales',
    'Top up',
    'Enrol',
    'Today',
    'Settlements',
    'Staff',
    'Settings',
  ]);
});

it('has the most used on phones, and the others one tap further', async () => {
  setWidth(390);
  expect(await menu('mia', '/more')).toEqual(['Charge', 'Sales', 'Top up', 'Enrol', 'More']);
  const main = screen.getByRole('main');
  expect(within(main).getByRole('link', { name: 'Staff' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'More' })).toHaveAttribute('aria-current', 'page');
});

it('says who is signed in, and for how long', async () => {
  setWidth(390);
  await menu('ann');
  expect(screen.getByText('ann')).toBeVisible();
  expect(screen.getByText('7 h 59 min left')).toBeVisible();
});

it('moves the focus to the heading of the page that is gone to', async () => {
  setWidth(1280);
  await menu('ann');
  await userEvent.click(screen.getByRole('link', { name: 'Sales' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Sales' })).toHaveFocus();
  expect(document.title).toBe('Sales');
});
