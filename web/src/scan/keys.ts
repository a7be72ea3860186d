/** The characters of the keys of a US keyboard, which is what scanners pretend to be. */
const SYMBOLS: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Period: ['.', '>'],
  Comma: [',', '<'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Slash: ['/', '?'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  NumpadDecimal: ['.', '.'],
  NumpadSubtract: ['-', '-'],
};

/** What a key event tells. `event.code` stays right under Caps Lock and Chinese input methods. */
export interface KeyFacts {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
}

/** The character that a scanner meant by a key; null when the key writes none, or presses buttons (blank). */
export function scannedChar({ key, code, shiftKey }: KeyFacts): string | null {
  if (code === 'Space' || key === ' ') return null;
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shiftKey ? letter : letter.toLowerCase();
  const symbol = SYMBOLS[code];
  if (symbol) return symbol[shiftKey ? 1 : 0];
  // Some scanners of phones send no codes.
  return [...key].length === 1 ? key : null;
}
