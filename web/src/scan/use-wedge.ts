import { useLayoutEffect, useRef } from 'react';
import { scannedChar } from './keys';
import { rememberField } from './restore';
import { quiet, WEDGE_DEFAULTS, type WedgeEvent, type WedgeState, wedge } from './wedge';

interface Handlers {
  /** A scan, as a scanner with a US keyboard wrote it. */
  readonly onScan: (text: string) => void;
  /** A key of a person outside of fields and buttons, a moment after it was pressed: `KeyboardEvent.key`. */
  readonly onTyped?: (key: string) => void;
}

interface Options extends Handlers {
  readonly isDisabled?: boolean;
  readonly gapMs?: number;
}

/** Beyond this the clock of the events is wrong, as on some devices that slept. */
const LATE_MAX_MS = 500;

const FIELDS = 'input, textarea, select, [contenteditable]';
const BUTTONS = 'button, a[href], summary, [role]';

function within(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}

/**
 * Listens for a hardware scanner anywhere on the page, before any button sees a key. Fields keep their
 * keys; a scan into one is taken out again, and its Enter submits nothing. Only one part of a page may
 * listen at a time.
 */
export function useWedge({
  isDisabled = false,
  gapMs = WEDGE_DEFAULTS.gapMs,
  ...handlers
}: Options) {
  const latest = useRef<Handlers>(handlers);
  latest.current = handlers;
  // Before the page is painted: whoever sees it may scan.
  useLayoutEffect(() => {
    if (isDisabled) return;
    let state: WedgeState<string> = quiet();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let restore: () => void = () => undefined;
    const swallowed = new Set<string>();

    const step = (event: WedgeEvent<string>, inField: boolean): boolean => {
      const next = wedge(state, event, { ...WEDGE_DEFAULTS, gapMs });
      state = next.state;
      clearTimeout(timer);
      if (state.text !== '') {
        const tick = () => step({ type: 'tick', at: performance.now() }, inField);
        // On a busy page, keys that were pressed in time wait behind this timer: they come first.
        const tickAfterKeys = () => {
          timer = setTimeout(tick, 0);
        };
        // A busy browser hands keys over one by one, the next about as late as the last.
        const late = Math.min(Math.max(performance.now() - state.last, 0), LATE_MAX_MS);
        timer = setTimeout(tickAfterKeys, gapMs + 10 + late);
      }
      if (!inField) for (const key of next.typed) latest.current.onTyped?.(key);
      if (next.scan !== null) {
        restore();
        latest.current.onScan(next.scan);
      }
      return next.swallow;
    };

    const onKeyDown = (event: KeyboardEvent) => {
      if (isModifier(event)) return;
      const inField = within(event.target, FIELDS);
      const at = event.timeStamp;
      const char = scannedChar(event);
      let swallow: boolean;
      if (char !== null) {
        if (state.text === '') restore = rememberField(event.target);
        const key = [...event.key].length === 1 ? event.key : char;
        swallow = step({ type: 'char', at, char, repeat: event.repeat, key }, inField) && !inField;
      } else {
        swallow = step({ type: isSuffix(event) ? 'suffix' : 'other', at }, inField);
        if (!swallow && !inField && !within(event.target, BUTTONS))
          latest.current.onTyped?.(event.key);
      }
      if (!swallow) return;
      swallowed.add(event.code);
      event.preventDefault();
      event.stopImmediatePropagation();
    };

    const onKeyUp = (event: KeyboardEvent) => {
      if (!swallowed.delete(event.code)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };

    window.addEventListener('keydown', onKeyDown, { capture: true });
    window.addEventListener('keyup', onKeyUp, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('keyup', onKeyUp, { capture: true });
    };
  }, [isDisabled, gapMs]);
}

/** Keys that only change others, and combinations, which are for the browser. */
function isModifier(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  return /^(Shift|CapsLock|Alt|Control|Meta)/.test(event.code || event.key);
}

/** Enter and Tab by their place on the keyboard: under an input method their `key` is another. */
function isSuffix(event: KeyboardEvent): boolean {
  return ['Enter', 'NumpadEnter', 'Tab'].includes(event.code || event.key);
}
