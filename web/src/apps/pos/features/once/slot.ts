import * as v from 'valibot';
import { recall, remember } from '../../../../device';

/** A request whose outcome is not known for certain yet, with the key that makes its repeats harmless. */
export interface Kept<Body> {
  readonly key: string;
  readonly body: Body;
}

/** Where a request is kept until its outcome is certain. */
export interface Slot<Body> {
  readonly load: () => Kept<Body> | null;
  readonly save: (kept: Kept<Body>) => void;
  readonly clear: () => void;
}

/** Keeps a request on the device, so that a reload does not lose its key. Only for what is nobody's secret. */
export function deviceSlot<Body>(name: string, body: v.GenericSchema<Body>): Slot<Body> {
  const place = `pending.${name}`;
  const schema = v.object({ key: v.string(), body });
  return {
    load: () => {
      const stored = recall(place);
      if (stored === null) return null;
      const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), stored);
      return read.success ? (read.output as Kept<Body>) : null;
    },
    save: (kept) => remember(place, JSON.stringify(kept)),
    clear: () => remember(place, null),
  };
}

/** Keeps a request while the page lives, over going to other pages. For what must not lie on the device. */
export function memorySlot<Body>(): Slot<Body> {
  let held: Kept<Body> | null = null;
  return {
    load: () => held,
    save: (kept) => {
      held = kept;
    },
    clear: () => {
      held = null;
    },
  };
}
