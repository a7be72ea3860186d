import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok, pathOf, type Reply, refusal } from '../../../../test/server';
import { CARD, CARD_ID, cardsReply, memberServer, PAYMENT } from '../../test/member';
import { renderWallet } from '../../test/render';

const CODE = '906274278253460684247932';
const VOUCHER = {
  ...CARD,
  id: '01a22de1-f18d-719c-a5ee-afe59455db06',
  card_no: 'VCH00000001',
  card_type: 'voucher' as const,
  name: 'Birthday',
  balance: 100,
  expires_at: '2027-03-31T15:59:59Z',
};

beforeEach(() => {
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => 'blob:code');
});
afterEach(() => {
  setVisibility('visible');
  setOnline(true);
});

function setVisibility(state: DocumentVisibilityState) {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

function setOnline(isOnline: boolean) {
  Object.defineProperty(navigator, 'onLine', { value: isOnline, configurable: true });
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
}

const MADE = ok({
  code_id: 'c0de',
  qr_plain: CODE,
  expires_at: '2026-11-30T10:02:00Z',
  ttl_seconds: 120,
  card_info: { card_no: CARD.card_no, card_type: 'standard', balance: 1000 },
  qr_svg: '<svg/>',
  barcode_svg: '<svg/>',
});

/** A till: `finish` says what becomes of the code. */
function till(cards = [CARD], make = () => MADE) {
  let end: (reply: Reply) => void = () => undefined;
  const requests = memberServer((request) => {
    switch (pathOf(request)) {
      case 'GET /member/cards':
        return cardsReply(...cards);
      case 'POST /member/qr/generate':
        return make();
      case 'GET /member/codes/c0de':
        return new Promise<Reply>((resolve) => {
          end = resolve;
        });
      case 'POST /member/qr/revoke':
        return ok({ success: true });
      default:
        return undefined;
    }
  });
  const finish = (status: string, transaction: unknown = null) =>
    act(async () => {
      const code = { code_id: 'c0de', card_id: CARD_ID, status, ttl_seconds: 0, transaction };
      end(ok({ code: { ...code, expires_at: '2026-11-30T10:02:00Z' } }));
    });
  const paths = () => requests.map(pathOf);
  return { requests, paths, finish };
}

const digits = () => screen.queryByText('9062');

describe('the payment code', () => {
  it('is shown as pictures and in groups of four, is of two minutes, and is kept nowhere', async () => {
    const { requests } = till();
    await renderWallet('/pay');
    expect(await screen.findByText('9062')).toBeVisible();
    for (const group of ['7427', '8253', '4606', '8424', '7932'])
      expect(screen.getByText(group)).toBeVisible();
    expect(await screen.findByRole('img', { name: 'QR code to pay with' })).toHaveAttribute(
      'src',
      'blob:code',
    );
    expect(await screen.findByRole('img', { name: 'Bar code to pay with' })).toBeVisible();
    expect(screen.getByRole('timer')).toHaveTextContent('2:00');
    const made = requests.find((request) => pathOf(request) === 'POST /member/qr/generate');
    expect(await made?.json()).toEqual({ card_id: CARD_ID, ttl_seconds: 120 });
    const waits = requests.find((request) => pathOf(request) === 'GET /member/codes/c0de');
    expect(new URL(waits?.url ?? '').searchParams.get('wait')).toBe('25');
    const kept = JSON.stringify({ ...localStorage, ...sessionStorage });
    expect(kept).not.toContain('9062');
    expect(window.location.href).not.toContain(CODE);
  });

  it('asks for the card when several can pay, and leaves out those that cannot', async () => {
    till([CARD, VOUCHER, { ...VOUCHER, id: CARD_ID.replace('01', '03'), status: 'used' }]);
    const { address } = await renderWallet('/pay');
    expect(await screen.findAllByRole('listitem')).toHaveLength(2);
    await userEvent.click(screen.getByRole('link', { name: /Birthday/ }));
    expect(await screen.findByText('9062')).toBeVisible();
    expect(address()).toBe(`/pay?card=${VOUCHER.id}`);
  });

  it('says so when no card can pay', async () => {
    till([{ ...CARD, status: 'inactive' }]);
    await renderWallet('/pay');
    expect(await screen.findByText('No card can pay now')).toBeVisible();
  });

  it('is covered while the app is in the background', async () => {
    till();
    await renderWallet('/pay');
    await screen.findByText('9062');
    act(() => setVisibility('hidden'));
    expect(digits()).toBeNull();
    expect(screen.queryByRole('img')).toBeNull();
    act(() => setVisibility('visible'));
    expect(digits()).toBeVisible();
  });

  it('is not shown without a network, and comes back with it', async () => {
    till();
    await renderWallet('/pay');
    await screen.findByText('9062');
    act(() => setOnline(false));
    expect(digits()).toBeNull();
    expect(screen.getByText('You are offline')).toBeVisible();
    act(() => setOnline(true));
    expect(digits()).toBeVisible();
  });

  it('is ended when its page is left', async () => {
    const { paths } = till();
    const { address } = await renderWallet('/pay');
    await screen.findByText('9062');
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(address()).toBe('/'));
    await waitFor(() => expect(paths()).toContain('POST /member/qr/revoke'));
  });

  it('says why there is none, and tries again', async () => {
    const replies = [refusal(409, 'CARD_NOT_ACTIVE')];
    till([CARD], () => replies.shift() ?? MADE);
    await renderWallet('/pay');
    expect(await screen.findByText('The card cannot be used now')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('9062')).toBeVisible();
  });
});

describe('what becomes of it', () => {
  it('paid: shop, amounts, points and balance stay until somebody has read them', async () => {
    const vibrate = vi.fn();
    Object.defineProperty(navigator, 'vibrate', { value: vibrate, configurable: true });
    const { finish, paths } = till();
    const { address, queries } = await renderWallet('/pay');
    await screen.findByText('9062');
    const stale = vi.spyOn(queries, 'invalidateQueries');
    await finish('used', PAYMENT);
    const heading = await screen.findByRole('heading', { level: 1, name: 'Paid' });
    expect(heading).toHaveFocus();
    expect(document.title).toBe('Paid ¥284.05');
    const said = screen.getByRole('main');
    for (const text of ['¥284.05', 'Tea House', '¥299.00', '5% off', '+299', '¥715.95'])
      expect(said).toHaveTextContent(text);
    expect(vibrate).toHaveBeenCalled();
    expect(stale).toHaveBeenCalledWith({ queryKey: ['cards'] });
    expect(digits()).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(address()).toBe('/'));
    expect(paths()).not.toContain('POST /member/qr/revoke');
  });

  it.each([
    ['replaced', 'Another code replaced this one'],
    ['revoked', 'The code was ended'],
    ['used', 'The code was used'],
  ])('%s: in words, with a new code at the press of a button', async (status, words) => {
    const { finish } = till();
    await renderWallet('/pay');
    await screen.findByText('9062');
    await finish(status);
    expect(await screen.findByText(words)).toBeVisible();
    expect(digits()).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show a new code' }));
    expect(await screen.findByText('9062')).toBeVisible();
  });
});
