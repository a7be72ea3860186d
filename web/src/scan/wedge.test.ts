import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quiet, WEDGE_DEFAULTS, type WedgeEvent, wedge } from './wedge';

type Event = WedgeEvent<string>;

const char = (at: number, text: string, repeat = false): Event => ({
  type: 'char',
  at,
  char: text,
  repeat,
  key: text,
});

/** Keys of a text, one every `gap` milliseconds. */
function keys(text: string, gap: number, from = 0): Event[] {
  return [...text].map((letter, index) => char(from + index * gap, letter));
}

/** Runs the events, with a tick whenever nothing happens for long enough. */
function run(events: readonly Event[]) {
  let state = quiet<string>();
  const scans: string[] = [];
  let typed = '';
  const swallowed: boolean[] = [];
  const step = (event: Event) => {
    const next = wedge(state, event, WEDGE_DEFAULTS);
    state = next.state;
    typed += next.typed.join('');
    if (next.scan !== null) scans.push(next.scan);
    return next.swallow;
  };
  events.forEach((event, index) => {
    swallowed.push(step(event));
    const until = events[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    const due = event.at + WEDGE_DEFAULTS.gapMs + 10;
    if (due < until) step({ type: 'tick', at: due });
  });
  return { scans, typed, swallowed };
}

const CODE = '901234567890123456789012';

describe('a scanner', () => {
  it('writes quickly and ends with Enter, which presses nothing', () => {
    const { scans, typed, swallowed } = run([...keys(CODE, 3), { type: 'suffix', at: 75 }]);
    expect(scans).toEqual([CODE]);
    expect(typed).toBe('');
    expect(swallowed.every(Boolean)).toBe(true);
  });

  it('may end with nothing, or with a suffix that comes late', () => {
    const { scans, swallowed } = run([...keys(CODE, 10), { type: 'suffix', at: 400 }]);
    expect(scans).toEqual([CODE]);
    expect(swallowed.at(-1)).toBe(true);
  });

  it('may scan goods, which are never an amount', () => {
    expect(run([...keys('4006381333931', 5), { type: 'suffix', at: 70 }])).toMatchObject({
      scans: ['4006381333931'],
      typed: '',
    });
  });

  it('may scan twice in a row', () => {
    const second = keys(CODE, 3, 200);
    const { scans } = run([
      ...keys(CODE, 3),
      { type: 'suffix', at: 75 },
      ...second,
      { type: 'suffix', at: 275 },
    ]);
    expect(scans).toEqual([CODE, CODE]);
  });
});

describe('a person', () => {
  it('types slowly, and every key arrives in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.stringMatching(/^[0-9.]$/), fc.integer({ min: 61, max: 900 })), {
          minLength: 1,
          maxLength: 30,
        }),
        (strokes) => {
          let at = 0;
          const events = strokes.map(([text, gap]) => {
            at += gap;
            return char(at, text);
          });
          const { scans, typed } = run(events);
          expect(scans).toEqual([]);
          expect(typed).toBe(strokes.map(([text]) => text).join(''));
        },
      ),
    );
  });

  it('may press a few keys at once, and then Enter', () => {
    const { scans, typed, swallowed } = run([...keys('800', 20), { type: 'suffix', at: 70 }]);
    expect({ scans, typed }).toEqual({ scans: [], typed: '800' });
    expect(swallowed.at(-1)).toBe(false);
  });

  it('may hold a key down', () => {
    const held = Array.from({ length: 20 }, (_, index) => char(index * 30, '0', index > 0));
    expect(run(held)).toMatchObject({ scans: [], typed: '0'.repeat(20) });
  });

  it('keeps the keys that are not for scanners', () => {
    const { typed, swallowed } = run([char(0, '5'), { type: 'other', at: 20 }]);
    expect(typed).toBe('5');
    expect(swallowed.at(-1)).toBe(false);
  });
});

it('a scan in the middle of typing takes no digit along', () => {
  const { scans, typed } = run([
    char(0, '1'),
    char(300, '2'),
    ...keys(CODE, 4, 600),
    { type: 'suffix', at: 700 },
    char(1000, '3'),
  ]);
  expect(scans).toEqual([CODE]);
  expect(typed).toBe('123');
});
