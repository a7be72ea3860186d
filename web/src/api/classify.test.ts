import { describe, expect, it } from 'vitest';
import { attempt, classify } from './classify';
import { Failure } from './failure';

const ours = (status: number, code: string) => new Failure({ status, code, ours: true });
const foreign = (status: number) => new Failure({ status, code: 'UNREADABLE' });

describe('a charge that was answered with a failure', () => {
  it.each([
    ['a refusal', ours(400, 'INSUFFICIENT_BALANCE')],
    ['an ended session', ours(401, 'TOKEN_EXPIRED')],
    ['a limit of requests', ours(429, 'RATE_LIMITED')],
    ['a conflict', ours(409, 'ORDER_REVERSED')],
    ['a request that arrived too slowly', ours(408, 'REQUEST_TIMEOUT')],
    ['the same from a proxy', foreign(408)],
    ['a busy server', ours(503, 'SERVICE_UNAVAILABLE')],
  ])('is refused for certain: %s', (_what, failure) => {
    expect(classify(failure)).toBe('refused');
  });

  it.each([
    ['no answer', new Failure({ status: null, code: 'NETWORK' })],
    ['none in time', new Failure({ status: null, code: 'TIMEOUT' })],
    ['given up', new DOMException('', 'AbortError')],
    ['a fault of the server', ours(500, 'INTERNAL_ERROR')],
    ['a commit that is open', ours(503, 'RESULT_UNKNOWN')],
    ['a proxy without its server', foreign(502)],
    ['a proxy that gave up', foreign(504)],
    ['a busy proxy', foreign(503)],
    ['a 4xx of somebody else', foreign(404)],
    ['a redirect', foreign(302)],
    ['a fault of this program', new TypeError('x is undefined')],
  ])('is not known: %s', (_what, failure) => {
    expect(classify(failure)).toBe('unknown');
  });
});

it('an attempt never throws', async () => {
  expect(await attempt(Promise.resolve(7))).toEqual({ outcome: 'paid', answer: 7 });
  const error = ours(503, 'RESULT_UNKNOWN');
  expect(await attempt(Promise.reject(error))).toEqual({ outcome: 'unknown', error });
});
