import type { Page } from '@playwright/test';

/**
 * Presses the keys of a hardware scanner. Each key says itself when it was pressed, so that a busy machine
 * does not make a slow scanner of it. Under a Chinese input method (`ime`) the browser knows the places of
 * the keys and not what they write.
 */
export async function scan(
  page: Page,
  digits: string,
  { ime = false }: { readonly ime?: boolean } = {},
): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const typed: readonly Key[] = [
    ...[...digits].map((digit) => keyOf(`Digit${digit}`, digit, digit)),
    keyOf('Enter', 'Enter', '\r'),
  ];
  const keys = ime ? typed.map(({ code }) => ({ code, ...PROCESS })) : typed;
  const begin = Date.now();
  const sent = keys.flatMap(({ text, ...key }: Key, place) => {
    const timestamp = (begin + place * GAP_MS) / 1000;
    return [
      keyboard.send('Input.dispatchKeyEvent', {
        type: text === undefined ? 'rawKeyDown' : 'keyDown',
        ...(text !== undefined && { text }),
        ...key,
        timestamp,
      }),
      keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, timestamp }),
    ];
  });
  await Promise.all(sent);
  await keyboard.detach();
}

/** How quickly the keys of a scanner follow each other. */
const GAP_MS = 3;

interface Key {
  readonly code: string;
  readonly key: string;
  readonly text?: string;
  readonly windowsVirtualKeyCode: number;
}

function keyOf(code: string, key: string, text: string): Key {
  return { code, key, text, windowsVirtualKeyCode: text.charCodeAt(0) };
}

/** What every key is while an input method takes it. */
const PROCESS = { key: 'Process', windowsVirtualKeyCode: 229 } as const;
