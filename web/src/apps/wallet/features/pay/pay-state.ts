import type { components } from '../../../../api/schema';
import type { Deadline } from '../../../../session/clock';

export type PaymentCode = components['schemas']['QrGenerated'];
export type CodeState = components['schemas']['CodeState'];
export type Transaction = components['schemas']['Transaction'];

/** Why there is no code any more. */
export type CodeEnd = 'used' | 'replaced' | 'expired' | 'revoked';

/** What the payment page shows. */
export type PayState =
  | { readonly phase: 'making' }
  | { readonly phase: 'live'; readonly code: PaymentCode; readonly deadline: Deadline }
  | { readonly phase: 'paid'; readonly transaction: Transaction }
  | { readonly phase: 'over'; readonly why: CodeEnd }
  | { readonly phase: 'failed'; readonly error: unknown };

/** Makes payment codes of one card, renews them in time, and tells what becomes of them. */
export interface CodeKeeper {
  readonly state: () => PayState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Begins. Returns how to end: a code that is still live is revoked. */
  readonly start: () => () => void;
  /** Codes are made only while somebody can see them and the network is there. */
  readonly setActive: (active: boolean) => void;
  /** Makes a new code, because somebody asks for it. */
  readonly restart: () => void;
}
