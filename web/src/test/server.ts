import { vi } from 'vitest';

/** What a made-up server answers: a status and a body, or nothing at all. */
export type Reply =
  | { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
  | Error;

/** The body of an error as the server writes it. */
export function refusal(status: number, code: string, details: object = {}): Reply {
  const error = {
    code,
    message: code.toLowerCase(),
    details,
    timestamp: '2026-11-30T00:00:00Z',
    request_id: '01a205c7-836d-74a5-a428-9f36034aae97',
  };
  return { status, body: { error } };
}

export const ok = (body: unknown, headers: Record<string, string> = {}): Reply => ({
  status: 200,
  body,
  headers,
});

/** Answers every request by `answer`, and remembers what was asked. */
export function fakeServer(answer: (request: Request) => Reply | Promise<Reply>) {
  const requests: Request[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    const request = input as Request;
    requests.push(request.clone());
    const reply = await answer(request);
    if (reply instanceof Error) throw reply;
    const headers = { 'content-type': 'application/json', ...reply.headers };
    return new Response(JSON.stringify(reply.body), { status: reply.status, headers });
  });
  return requests;
}

export const pathOf = (request: Request) => `${request.method} ${new URL(request.url).pathname}`;
