import { type Api, take } from '../../../../api/client';
import { fetchWithin } from '../../../../api/transport';
import type { CodeState, PaymentCode } from './pay-state';

/** The life that is asked for: long enough to be scanned, short enough to be of no use on a photo. */
const CODE_SECONDS = 120;
/** How long the server holds its answer. */
const WAIT_SECONDS = 25;
/** How long that answer may take in all. */
const WAIT_TIMEOUT_MS = (WAIT_SECONDS + 10) * 1000;

/** What the server does with the payment codes of one card. */
export interface CodeServer {
  readonly make: (signal: AbortSignal) => Promise<PaymentCode>;
  /** Answers when something happens to a code, or after a while. */
  readonly read: (codeId: string, signal: AbortSignal) => Promise<CodeState>;
  /** Ends the card's code. */
  readonly revoke: () => Promise<unknown>;
}

export function codeServer(api: Api, cardId: string): CodeServer {
  const fetchPatiently = fetchWithin(WAIT_TIMEOUT_MS);
  return {
    make: async (signal) => {
      const body = { card_id: cardId, ttl_seconds: CODE_SECONDS };
      const answer = await take(api.client.POST('/member/qr/generate', { body, signal }));
      // Who asks for a picture gets one, so that the document's type is that of any answer.
      return answer as PaymentCode;
    },
    read: async (codeId, signal) => {
      const answer = await take(
        api.client.GET('/member/codes/{id}', {
          params: { path: { id: codeId }, query: { wait: WAIT_SECONDS } },
          signal,
          fetch: fetchPatiently,
        }),
      );
      return answer.code;
    },
    revoke: () => take(api.client.POST('/member/qr/revoke', { body: { card_id: cardId } })),
  };
}
