import type { ClientCode } from './error-codes';

/** What the server says in particular. */
export interface FailureDetails {
  readonly field?: string;
  readonly value?: string;
  readonly suggestion?: string;
}

interface FailureInit {
  /** The server's code, or what the client found. */
  readonly code: string | ClientCode;
  /** The HTTP status; null when no answer came. */
  readonly status: number | null;
  readonly message?: string;
  readonly requestId?: string | null;
  readonly details?: FailureDetails;
  /** How many seconds to wait, where the server says so. */
  readonly retryAfter?: number | null;
  /** Whether the answer had this server's error body. */
  readonly ours?: boolean;
}

/** A request that did not lead to a good answer. */
export class Failure extends Error {
  readonly code: string;
  readonly status: number | null;
  readonly requestId: string | null;
  readonly details: FailureDetails;
  readonly retryAfter: number | null;
  readonly ours: boolean;

  constructor(init: FailureInit) {
    super(init.message ?? init.code);
    this.name = 'Failure';
    this.code = init.code;
    this.status = init.status;
    this.requestId = init.requestId ?? null;
    this.details = init.details ?? {};
    this.retryAfter = init.retryAfter ?? null;
    this.ours = init.ours ?? false;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The failure of an answer that was not 200. `body` is whatever came. */
export function failureOf(response: Response, body: unknown): Failure {
  const error = record(record(body).error);
  const code = text(error.code);
  const requestId = text(error.request_id) ?? response.headers.get('x-request-id');
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds : null;
  if (code === undefined) {
    return new Failure({ code: 'UNREADABLE', status: response.status, requestId, retryAfter });
  }
  const { field, value, suggestion } = record(error.details);
  const details: Record<string, string> = {};
  for (const [name, content] of Object.entries({ field, value, suggestion })) {
    if (typeof content === 'string') details[name] = content;
  }
  return new Failure({
    code,
    status: response.status,
    message: text(error.message) ?? code,
    requestId,
    details,
    retryAfter,
    ours: true,
  });
}

/** The failure of a request that got no answer, or only a part of one. */
export function failureWithoutAnswer(cause: unknown): Failure {
  const timedOut = cause instanceof DOMException && cause.name === 'TimeoutError';
  return new Failure({
    code: timedOut ? 'TIMEOUT' : 'NETWORK',
    status: null,
    message: cause instanceof Error ? cause.message : String(cause),
  });
}

/** Tells whether an error is a failure with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): error is Failure {
  return error instanceof Failure && codes.includes(error.code);
}
