import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Failure } from '../api/failure';
import { minor } from '../money';
import { renderApp } from '../test/render';
import {
  Amount,
  AppShell,
  BarChart,
  Button,
  Dialog,
  ErrorView,
  isWithin,
  Table,
  useToast,
} from '.';
import { isImeKey } from './ime';

function BusyButton({ press }: { readonly press: () => void }) {
  const [busy, setBusy] = useState(false);
  const charge = () => {
    press();
    setBusy(true);
  };
  return (
    <Button isPending={busy} onPress={charge}>
      Charge
    </Button>
  );
}

function SomeDialog({ dismissable }: { readonly dismissable: boolean }) {
  const [open, setOpen] = useState(true);
  return (
    <Dialog isOpen={open} onOpenChange={setOpen} title="Refund" isDismissable={dismissable}>
      <button type="button">Inside</button>
    </Dialog>
  );
}

function Saver() {
  const toast = useToast();
  return <Button onPress={() => toast('Saved', 'success')}>Save</Button>;
}

describe('Button', () => {
  it('is pressed once, and not while it is pending', async () => {
    const press = vi.fn();
    await renderApp(<BusyButton press={press} />);
    await userEvent.dblClick(screen.getByRole('button', { name: /Charge/ }));
    expect(press).toHaveBeenCalledTimes(1);
  });

  it('leaves no announcement without a name behind when it goes', async () => {
    const announced = () => [...document.querySelectorAll('[data-live-announcer] [role="img"]')];
    const { unmount } = await renderApp(<BusyButton press={() => undefined} />);
    const button = screen.getByRole('button', { name: 'Charge' });
    await userEvent.click(button);
    expect(announced().map((node) => node.getAttribute('aria-labelledby'))).toEqual([button.id]);
    unmount();
    expect(announced()).toEqual([]);
  });
});

describe('Dialog', () => {
  it('has its title as its name, and closes with Escape', async () => {
    await renderApp(<SomeDialog dismissable />);
    expect(screen.getByRole('dialog', { name: 'Refund' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('stays when it must be answered', async () => {
    await renderApp(<SomeDialog dismissable={false} />);
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('dialog')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Close' })).toBeNull();
  });
});

describe('Table', () => {
  const columns = [
    { id: 'no', header: 'Number', cell: (row: string) => row, isRowHeader: true },
    { id: 'size', header: 'Length', cell: (row: string) => row.length, align: 'end' as const },
  ];
  const table = (rows: readonly string[], more: object = {}) => (
    <Table caption="Payments" columns={columns} rows={rows} rowKey={(row) => row} {...more} />
  );

  it('is a real table, and reads on', async () => {
    const loadMore = vi.fn();
    await renderApp(table(['PAY1', 'PAY22'], { loadMore }));
    const found = screen.getByRole('table', { name: 'Payments' });
    expect(within(found).getAllByRole('row')).toHaveLength(3);
    expect(within(found).getByRole('rowheader', { name: 'PAY22' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(loadMore).toHaveBeenCalledTimes(1);
  });

  it('says when there is nothing, and why', async () => {
    const { unmount } = await renderApp(table([]));
    expect(screen.getByText('Nothing here yet')).toBeVisible();
    unmount();
    await renderApp(table([], { error: new Failure({ code: 'NETWORK', status: null }) }));
    expect(screen.getByRole('alert')).toHaveTextContent('The server cannot be reached');
  });
});

describe('ErrorView', () => {
  it('tells the way out and the reference, in the language of the user', async () => {
    const retry = vi.fn();
    const error = new Failure({
      code: 'SERVICE_UNAVAILABLE',
      status: 503,
      requestId: 'r-1',
      ours: true,
    });
    await renderApp(<ErrorView error={error} retry={retry} />, { language: 'zh-Hant' });
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('伺服器忙碌中');
    expect(alert).toHaveTextContent('r-1');
    await userEvent.click(within(alert).getByRole('button', { name: '再試一次' }));
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it('shows codes of later versions with the words of the server', async () => {
    const error = new Failure({
      code: 'MOON_PHASE',
      status: 409,
      message: 'Wait for the moon',
      ours: true,
    });
    await renderApp(<ErrorView error={error} />);
    expect(screen.getByRole('alert')).toHaveTextContent('Wait for the moon');
  });
});

describe('Amount', () => {
  it('is in the currency of the shop', async () => {
    await renderApp(
      <>
        <Amount value={minor(28405)} />
        <Amount value={minor(500)} signed />
      </>,
    );
    expect(screen.getByText('¥284.05')).toBeVisible();
    expect(screen.getByText('+¥5.00')).toBeVisible();
  });
});

describe('BarChart', () => {
  const bars = ['09:00', '10:00'].map((label, index) => ({
    id: label,
    label,
    value: index * 10,
    text: `¥${index * 10}`,
  }));

  it('has the same as a table behind a button', async () => {
    await renderApp(<BarChart title="Sales" bars={bars} labelHeader="Hour" valueHeader="Sum" />);
    expect(
      screen.getByRole('img', { name: 'Sales, 2 values' }).querySelectorAll('rect'),
    ).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Show as a table' }));
    expect(screen.getAllByRole('row')).toHaveLength(3);
    expect(screen.getByRole('row', { name: '10:00 ¥10' })).toBeVisible();
  });

  it('is drawn as wide as it is shown, so that its words keep their size on a phone', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(342);
    await renderApp(<BarChart title="Sales" bars={bars} labelHeader="Hour" valueHeader="Sum" />);
    expect(screen.getByRole('img', { name: 'Sales, 2 values' }).getAttribute('viewBox')).toMatch(
      /^0 0 342 /,
    );
  });

  it('draws what is below zero downwards', async () => {
    const both = [
      { id: '9', label: '09:00', value: 20, text: '¥20' },
      { id: '10', label: '10:00', value: -10, text: '-¥10' },
    ];
    await renderApp(<BarChart title="Sales" bars={both} labelHeader="Hour" valueHeader="Sum" />);
    const chart = screen.getByRole('img', { name: 'Sales, 2 values' });
    const [up, down] = [...chart.querySelectorAll('rect')].map((rect) => ({
      top: Number(rect.getAttribute('y')),
      height: Number(rect.getAttribute('height')),
    }));
    expect(down?.height).toBeCloseTo((up?.height ?? 0) / 2);
    expect(down?.top).toBeCloseTo((up?.top ?? 0) + (up?.height ?? 0));
  });
});

describe('AppShell', () => {
  it('says which page is shown', async () => {
    const icon = (() => null) as never;
    const nav = [
      { href: '/', label: 'Home', icon },
      { href: '/sales', label: 'Sales', icon },
    ];
    await renderApp(
      <AppShell title="Tea" nav={nav} path="/sales/17">
        content
      </AppShell>,
    );
    expect(screen.getByRole('link', { current: 'page' })).toHaveTextContent('Sales');
    expect(isWithin('/salesman', '/sales')).toBe(false);
    expect(isWithin('/sales', '/')).toBe(false);
  });
});

describe('Toast', () => {
  it('is announced, and can be closed', async () => {
    await renderApp(<Saver />);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByRole('status')).toHaveTextContent('Saved');
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });
});

it('keys of input methods are known, also in Safari', () => {
  expect(isImeKey({ isComposing: true })).toBe(true);
  expect(isImeKey({ isComposing: false, keyCode: 229 })).toBe(true);
  expect(isImeKey({ isComposing: false, keyCode: 13 })).toBe(false);
});
