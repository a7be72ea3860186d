/** The shop's colour as an accent that can be read in both looks. */

type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const LIGHT_SURFACE: Rgb = [0xed, 0xf0, 0xf4];
const DARK_SURFACE: Rgb = [0x23, 0x29, 0x32];
const NEARLY_BLACK: Rgb = [0x06, 0x11, 0x1f];

/** What WCAG wants between a text and what is behind it. */
const READABLE = 4.5;

function parse(hex: string): Rgb {
  const number = Number.parseInt(hex.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

function format(color: Rgb): string {
  return `#${color.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  return contrastOf(parse(a), parse(b));
}

function contrastOf(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((one, two) => one - two) as [
    number,
    number,
  ];
  return (high + 0.05) / (low + 0.05);
}

/** The colour moved towards another, just as far as it can be read on `behind`. */
function readableOn(color: Rgb, behind: Rgb, towards: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = color.map(
      (part, i) => part + ((towards[i] ?? 0) - part) * share,
    ) as unknown as Rgb;
    if (contrastOf(mixed, behind) >= READABLE) return mixed;
  }
  return towards;
}

/** The values of the accent's tokens. */
export interface Accent {
  readonly accent: string;
  readonly onAccent: string;
  /** Of the large face of a card: the accent, but nothing that glares in the dark. */
  readonly face: string;
  readonly onFace: string;
}

/** The accent of a shop's colour: text in it can be read on every surface, and text on it and on a face too. */
export function accentOf(shopColor: string, dark: boolean): Accent {
  const color = dark
    ? readableOn(parse(shopColor), DARK_SURFACE, WHITE)
    : readableOn(parse(shopColor), LIGHT_SURFACE, BLACK);
  const onAccent = contrastOf(color, WHITE) >= READABLE ? WHITE : NEARLY_BLACK;
  const [face, onFace] = dark ? [readableOn(color, WHITE, BLACK), WHITE] : [color, onAccent];
  return {
    accent: format(color),
    onAccent: format(onAccent),
    face: format(face),
    onFace: format(onFace),
  };
}

const TOKENS = ['--accent', '--accent-ink', '--on-accent', '--face', '--on-face'];

/** Puts the accent on the page; without a colour of the shop the page's own stays. */
export function applyAccent(shopColor: string | null, dark: boolean): void {
  const { style } = document.documentElement;
  if (shopColor === null) {
    for (const name of TOKENS) style.removeProperty(name);
    return;
  }
  const { accent, onAccent, face, onFace } = accentOf(shopColor, dark);
  style.setProperty('--accent', accent);
  style.setProperty('--accent-ink', accent);
  style.setProperty('--on-accent', onAccent);
  style.setProperty('--face', face);
  style.setProperty('--on-face', onFace);
}
