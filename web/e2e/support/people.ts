import { randomUUID } from 'node:crypto';
import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import type { Server } from './server';

/** Somebody who uses the server's interface without its pages. Each request fails unless it succeeds. */
export interface Person {
  readonly get: <T>(path: string) => Promise<T>;
  /** The same, and null for what is not there. */
  readonly find: <T>(path: string) => Promise<T | null>;
  readonly post: <T>(path: string, data: object) => Promise<T>;
  readonly patch: <T>(path: string, data: object) => Promise<T>;
  readonly delete: (path: string) => Promise<void>;
}

async function signedIn(request: APIRequestContext, url: string, account: object): Promise<Person> {
  return personBy(request, url, await request.post(`${url}/auth/login`, { data: account }));
}

/** Whoever an answer signed in. */
export async function personBy(
  request: APIRequestContext,
  url: string,
  answer: APIResponse,
): Promise<Person> {
  expect(answer.status(), await answer.text()).toBe(200);
  const { token } = (await answer.json()) as { token: string };
  const headers = () => ({ Authorization: `Bearer ${token}`, 'Idempotency-Key': randomUUID() });
  const send = (method: string, path: string, data?: object) =>
    request.fetch(`${url}${path}`, {
      method,
      headers: headers(),
      ...(data === undefined ? {} : { data }),
    });
  const read = async <T>(answer: APIResponse): Promise<T> => {
    expect(answer.status(), `${answer.url()}: ${await answer.text()}`).toBe(200);
    return (await answer.json()) as T;
  };
  const call = async <T>(method: string, path: string, data?: object) =>
    read<T>(await send(method, path, data));
  return {
    get: (path) => call('GET', path),
    find: async <T>(path: string) => {
      const answer = await send('GET', path);
      return answer.status() === 404 ? null : read<T>(answer);
    },
    post: (path, data) => call('POST', path, data),
    patch: (path, data) => call('PATCH', path, data),
    delete: (path) => call('DELETE', path),
  };
}

/** A member of the demo shop. */
export function member(
  request: APIRequestContext,
  { url, accounts }: Server,
  which = 0,
): Promise<Person> {
  const account = accounts.members[which];
  if (account === undefined) throw new Error(`there is no member ${which}`);
  const { phone: identifier, password } = account;
  return signedIn(request, url, { role: 'member', identifier, password });
}

/** The manager of the demo shop. */
export function manager(request: APIRequestContext, { url, accounts }: Server): Promise<Person> {
  const { code: identifier, manager: account } = accounts.merchant;
  return signedIn(request, url, { role: 'merchant', identifier, ...account });
}

/** The administrator. */
export function administrator(
  request: APIRequestContext,
  { url, accounts }: Server,
): Promise<Person> {
  return signedIn(request, url, { role: 'admin', ...accounts.admin });
}
