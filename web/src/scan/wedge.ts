/**
 * Tells a hardware scanner, which types like a keyboard, from a person. Keys are held for a moment: a
 * run of quick keys is a scan, anything else is given on as typing. Pure, so that it can be tested.
 */

/** What the keyboard did. */
export type WedgeEvent<K> =
  | {
      readonly type: 'char';
      readonly at: number;
      readonly char: string;
      readonly repeat: boolean;
      readonly key: K;
    }
  /** Enter or Tab, with which scanners end. */
  | { readonly type: 'suffix'; readonly at: number }
  /** A key that writes nothing, such as an arrow. */
  | { readonly type: 'other'; readonly at: number }
  | { readonly type: 'tick'; readonly at: number };

/** Keys that are held. */
export interface WedgeState<K> {
  readonly text: string;
  readonly keys: readonly K[];
  readonly last: number;
  /** Until when the suffix of a scan that is already known is swallowed. */
  readonly swallowUntil: number;
}

/** What to do after an event. */
export interface WedgeStep<K> {
  readonly state: WedgeState<K>;
  /** The event goes no further. */
  readonly swallow: boolean;
  /** Keys that were held and are typing after all. */
  readonly typed: readonly K[];
  readonly scan: string | null;
}

export interface WedgeOptions {
  /** Quick keys follow each other within this time. Wireless scanners may need more. */
  readonly gapMs: number;
  /** Shorter runs are typing. */
  readonly minLength: number;
}

export const WEDGE_DEFAULTS = { gapMs: 50, minLength: 6 } as const;

/** How long a suffix may lag behind a text that was whole without it. */
const SUFFIX_LAG_MS = 200;

/** The state before any key. */
export function quiet<K>(): WedgeState<K> {
  return {
    text: '',
    keys: [],
    last: Number.NEGATIVE_INFINITY,
    swallowUntil: Number.NEGATIVE_INFINITY,
  };
}

/** The state and the deeds after an event. */
export function wedge<K>(
  state: WedgeState<K>,
  event: WedgeEvent<K>,
  options: WedgeOptions,
): WedgeStep<K> {
  const inRun = state.text !== '' && event.at - state.last <= options.gapMs;
  switch (event.type) {
    case 'char':
      return onChar(state, event, inRun, options);
    case 'suffix':
      if (event.at <= state.swallowUntil)
        return { state: quiet(), swallow: true, typed: [], scan: null };
      if (inRun && state.text.length >= options.minLength) return scanned(state, event.at, true);
      return { state: quiet(), swallow: false, typed: state.keys, scan: null };
    case 'other':
      return { state: quiet(), swallow: false, typed: state.keys, scan: null };
    case 'tick':
      if (inRun || state.text === '') return { state, swallow: false, typed: [], scan: null };
      // A long quick run without a suffix is a scan all the same, and never an amount.
      if (state.text.length >= options.minLength) return scanned(state, event.at, false);
      return { state: quiet(), swallow: false, typed: state.keys, scan: null };
  }
}

function onChar<K>(
  state: WedgeState<K>,
  event: Extract<WedgeEvent<K>, { type: 'char' }>,
  inRun: boolean,
  options: WedgeOptions,
): WedgeStep<K> {
  // A key that is held down repeats as quickly as a scanner writes, but it is a person.
  if (event.repeat) {
    return { state: quiet(), swallow: true, typed: [...state.keys, event.key], scan: null };
  }
  const run = inRun
    ? { text: state.text + event.char, keys: [...state.keys, event.key] }
    : { text: event.char, keys: [event.key] };
  const next = { ...quiet<K>(), ...run, last: event.at };
  if (inRun || state.text === '') return { state: next, swallow: true, typed: [], scan: null };
  // A slow key ends the run before it.
  const before = wedge(state, { type: 'tick', at: event.at }, options);
  return { ...before, state: next, swallow: true };
}

function scanned<K>(state: WedgeState<K>, at: number, ended: boolean): WedgeStep<K> {
  const swallowUntil = ended ? Number.NEGATIVE_INFINITY : at + SUFFIX_LAG_MS;
  return { state: { ...quiet(), swallowUntil }, swallow: ended, typed: [], scan: state.text };
}
