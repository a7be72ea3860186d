import { useEffect, useRef, useState } from 'react';
import { attempt } from '../../../../api/classify';
import { newKey } from '../../../../api/client';
import type { Kept, Slot } from './slot';

/**
 * Where something stands that must happen once at most. After an outcome that is not known, only an answer
 * ends it, or a person who gives up asking: a later refusal says nothing of the earlier request.
 */
export type OnceState<Body, Answer> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly body: Body }
  | { readonly kind: 'done'; readonly body: Body; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly body: Body; readonly error: unknown }
  | {
      readonly kind: 'unknown';
      readonly body: Body;
      /** Why it is not known; null after the page was loaded again. */
      readonly error: unknown;
    };

export interface Once<Body, Answer> {
  readonly state: OnceState<Body, Answer>;
  /** Begins something new, unless something is under way or not known. */
  readonly start: (body: Body) => void;
  /** Sends the same request again, with the same key. */
  readonly askAgain: () => void;
  /** Stops asking for an outcome that is not known. */
  readonly giveUp: () => void;
  /** Puts the result away. */
  readonly dismiss: () => void;
}

interface Options<Body, Answer> {
  /** Where the request is kept. It must stay the same one. */
  readonly slot: Slot<Body>;
  readonly send: (body: Body, key: string) => Promise<Answer>;
  readonly onDone?: (answer: Answer) => void;
  /** It was refused for certain: what the page shows may be old. */
  readonly onRefused?: () => void;
}

/** Makes something happen once at most, however often it is sent and whatever the network does. */
export function useOnce<Body, Answer>(options: Options<Body, Answer>): Once<Body, Answer> {
  const { slot } = options;
  const latest = useRef(options);
  latest.current = options;
  const kept = useRef<Kept<Body> | null>(null);
  const busy = useRef(false);
  const here = useRef(true);
  const [state, setState] = useState<OnceState<Body, Answer>>(() => {
    const left = slot.load();
    return left === null ? { kind: 'idle' } : { kind: 'unknown', body: left.body, error: null };
  });
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const run = async (request: Kept<Body>, doubt: boolean) => {
    if (busy.current) return;
    busy.current = true;
    kept.current = request;
    const { body, key } = request;
    slot.save(request);
    setState({ kind: 'sending', body });
    const asked = await attempt(latest.current.send(body, key));
    busy.current = false;
    // A certain outcome is noted even if the page was left meanwhile.
    if (asked.outcome === 'paid') {
      slot.clear();
      if (here.current) setState({ kind: 'done', body, answer: asked.answer });
      latest.current.onDone?.(asked.answer);
    } else if (asked.outcome === 'refused' && !doubt) {
      slot.clear();
      if (here.current) setState({ kind: 'refused', body, error: asked.error });
      latest.current.onRefused?.();
    } else if (here.current) {
      setState({ kind: 'unknown', body, error: asked.error });
    }
  };

  return {
    state,
    start: (body) => {
      if (state.kind === 'idle' || state.kind === 'refused' || state.kind === 'done') {
        void run({ key: newKey(), body }, false);
      }
    },
    askAgain: () => {
      const request = kept.current ?? slot.load();
      if (state.kind === 'unknown' && request !== null) void run(request, true);
    },
    giveUp: () => {
      if (state.kind !== 'unknown') return;
      slot.clear();
      setState({ kind: 'idle' });
    },
    dismiss: () => {
      if (state.kind === 'done' || state.kind === 'refused') setState({ kind: 'idle' });
    },
  };
}
