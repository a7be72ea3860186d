// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { fakeServer, ok, pathOf, refusal } from '../test/server';
import { createApi, newKey, take, withKey } from './client';
import { Failure, hasCode } from './failure';
import { fetchWithin } from './transport';

const api = () => createApi('pos', () => 'zh-Hans');
const charge = (client: ReturnType<typeof api>) =>
  take(client.client.POST('/merchant/charge', { body: { qr_plain: '90', amount: '1.00' } }));

/** A server that takes requests and says nothing. */
function neverAnswers() {
  vi.spyOn(globalThis, 'fetch').mockImplementation((_input, init) => {
    const signal = init?.signal;
    return new Promise((_resolve, reject) => {
      if (signal?.aborted) reject(signal.reason);
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
  });
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error = await promise.then(
    () => null,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(Failure);
  return error as Failure;
}

describe('requests', () => {
  it('carry the app, the language and the key', async () => {
    const requests = fakeServer(() => ok({ success: true }));
    const key = newKey();
    await take(
      api().client.POST('/merchant/refund', {
        params: { header: withKey(key) },
        body: { original_tx_no: 'PAY0000000001', refund_amount: '1.00' },
      }),
    );
    const request = requests[0];
    expect(request && pathOf(request)).toBe('POST /merchant/refund');
    expect(request?.headers.get('x-mps-app')).toBe('pos');
    expect(request?.headers.get('accept-language')).toBe('zh-Hans');
    expect(request?.headers.get('idempotency-key')).toBe(key);
    expect(newKey()).not.toBe(key);
  });

  it('throw what the server says, with its reference and the field', async () => {
    fakeServer(() =>
      refusal(400, 'INVALID_PRICE', { field: 'amount', suggestion: 'two decimals' }),
    );
    const failure = await failureOf(charge(api()));
    expect(failure).toMatchObject({ code: 'INVALID_PRICE', status: 400, ours: true });
    expect(failure.details).toEqual({ field: 'amount', suggestion: 'two decimals' });
    expect(failure.requestId).toBe('01a205c7-836d-74a5-a428-9f36034aae97');
    expect(hasCode(failure, 'LIMIT_EXCEEDED', 'INVALID_PRICE')).toBe(true);
    expect(hasCode(failure, 'LIMIT_EXCEEDED')).toBe(false);
  });

  it('tell an answer of somebody else from one of the server', async () => {
    vi.spyOn(globalThis, 'fetch').mockResolvedValue(
      new Response('<html>Bad Gateway</html>', { status: 502, headers: { 'retry-after': '3' } }),
    );
    expect(await failureOf(charge(api()))).toMatchObject({
      code: 'UNREADABLE',
      status: 502,
      ours: false,
      retryAfter: 3,
    });
  });

  it('fail without an answer, and with half of one', async () => {
    fakeServer(() => new TypeError('Failed to fetch'));
    expect(await failureOf(charge(api()))).toMatchObject({ code: 'NETWORK', status: null });
    vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{"success": tr'));
    expect(await failureOf(charge(api()))).toMatchObject({ code: 'NETWORK', status: null });
  });

  it('give up after their time', async () => {
    neverAnswers();
    const answer = api().client.GET('/auth/me', { fetch: fetchWithin(20) });
    expect(await failureOf(take(answer))).toMatchObject({ code: 'TIMEOUT', status: null });
  });

  it('that were given up by the caller are no failure', async () => {
    const control = new AbortController();
    neverAnswers();
    const answer = take(api().client.GET('/auth/me', { signal: control.signal }));
    control.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the end of the session', () => {
  it('is noticed by its codes, and not by a wrong password', async () => {
    const codes = ['INVALID_CREDENTIALS', 'TOTP_REQUIRED', 'SESSION_REVOKED', 'TOKEN_EXPIRED'];
    let next = 0;
    fakeServer(() => refusal(401, codes[next++] ?? ''));
    const client = api();
    const noticed: string[] = [];
    const stop = client.onSignedOut((failure) => noticed.push(failure.code));
    for (const _ of codes) await failureOf(take(client.client.GET('/auth/me')));
    stop();
    expect(noticed).toEqual(['SESSION_REVOKED', 'TOKEN_EXPIRED']);
  });
});
