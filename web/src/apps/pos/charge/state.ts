import type { Minor } from '../../../money';

/**
 * One sale: one order id, made when the amount is confirmed. Every request about the sale carries it, so
 * that the server books the sale once, however often it is sent.
 */
export interface Sale {
  readonly orderId: string;
  readonly amount: Minor;
  /** Milliseconds since 1970, by this device. */
  readonly startedAt: number;
  /**
   * Whether something can have happened: a request may have left this device, and not every one that did
   * was refused for certain.
   */
  readonly sent: boolean;
  /** Whether a reversal may still be on its way. Then a payment that is found may be undone a moment later. */
  readonly reversing: boolean;
}

/** What a charge that went through did. */
export interface Paid {
  readonly txNo: string;
  readonly rawAmount: Minor;
  readonly finalAmount: Minor;
  readonly discountAmount: Minor;
  readonly pointsEarned: number;
  readonly cardNo: string;
}

/** Why something was not done, or why nothing is known of it. */
export interface Problem {
  /** The server's code, or a code of the client such as `NO_ANSWER`. */
  readonly code: string;
  readonly error: unknown;
}

/** What became of a reversed order: it was undone, or it can no longer happen. */
export type Reversed = 'reversed' | 'blocked';

/**
 * Where a sale stands. `doubt` says that the outcome of a request of this sale is not known. From then on
 * only a payment that is confirmed, or a reversal that is answered, ends the sale: a refusal of a later
 * request says nothing of the earlier one. In `reversing` it says the same of an earlier reversal.
 */
export type ChargeState =
  | { readonly kind: 'amount' }
  | { readonly kind: 'scan'; readonly sale: Sale; readonly doubt: boolean }
  | {
      readonly kind: 'sending';
      readonly sale: Sale;
      readonly code: string;
      readonly doubt: boolean;
      /** How often the request was sent again by itself. */
      readonly repeats: number;
    }
  | {
      readonly kind: 'waiting';
      readonly sale: Sale;
      readonly code: string;
      readonly repeats: number;
    }
  | {
      readonly kind: 'unknown';
      readonly sale: Sale;
      /** The scanned code; null after the page was loaded again, since no code is stored. */
      readonly code: string | null;
      readonly problem: Problem | null;
    }
  | { readonly kind: 'looking'; readonly sale: Sale; readonly code: string | null }
  | {
      readonly kind: 'reversing';
      readonly sale: Sale;
      readonly code: string | null;
      readonly doubt: boolean;
    }
  | {
      readonly kind: 'refused';
      readonly sale: Sale;
      /** The scanned code; null when the sale could not even be stored. */
      readonly code: string | null;
      readonly problem: Problem;
    }
  | { readonly kind: 'paid'; readonly sale: Sale; readonly paid: Paid }
  | { readonly kind: 'reversed'; readonly sale: Sale; readonly outcome: Reversed };

/** What can happen: what a person does, what the scanner reads, and what the server answers. */
export type ChargeEvent =
  | { readonly kind: 'confirm'; readonly sale: Sale }
  /** The page was loaded while a sale was under way. */
  | { readonly kind: 'restore'; readonly sale: Sale }
  | { readonly kind: 'scanned'; readonly code: string }
  | { readonly kind: 'paid'; readonly paid: Paid }
  /** The server said for certain that this request did nothing. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** The sale could not be stored on this device, so nothing was sent. */
  | { readonly kind: 'not-saved'; readonly problem: Problem }
  /** Nothing is known of what the request did. */
  | { readonly kind: 'lost'; readonly problem: Problem }
  /** The pause before the next repeat is over. */
  | { readonly kind: 'due' }
  | { readonly kind: 'ask-again' }
  | { readonly kind: 'rescan' }
  | { readonly kind: 'reverse' }
  | { readonly kind: 'reversed'; readonly outcome: Reversed }
  /** The server said for certain that this reversal did nothing. */
  | { readonly kind: 'not-reversed'; readonly problem: Problem }
  /** The order was looked up, and its payment stands. */
  | { readonly kind: 'found'; readonly paid: Paid }
  /** The order was looked up, and is not there (yet). */
  | { readonly kind: 'not-found'; readonly problem: Problem }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'dismiss' };

/** What is to be done, in this order. The next one begins when the one before is done. */
export type ChargeEffect =
  /** Stores the sale on this device. */
  | { readonly kind: 'save'; readonly sale: Sale }
  /** The sale is over: forgets it. */
  | { readonly kind: 'forget'; readonly sale: Sale }
  | { readonly kind: 'charge'; readonly sale: Sale; readonly code: string }
  | { readonly kind: 'look-up'; readonly sale: Sale }
  | { readonly kind: 'reverse'; readonly sale: Sale }
  /** Gives `due` after a pause. */
  | { readonly kind: 'wake'; readonly afterMs: number };

export interface Step {
  readonly state: ChargeState;
  readonly effects: readonly ChargeEffect[];
}
