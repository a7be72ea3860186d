import type { PaperWidth } from '../device/device-settings';

/** What the printer leaves free at each side, in millimetres. */
const MARGIN = 4;
/** Millimetres of a CSS pixel. */
const PER_PIXEL = 25.4 / 96;
/** Room below the last line, so that the cutter does not meet it. */
const TAIL = 8;

/** The rule of a page as wide as the roll and as long as the receipt. */
export function pageRule(width: PaperWidth, heightPx: number): string {
  const height = Math.ceil(heightPx * PER_PIXEL) + TAIL;
  return `@page { size: ${width}mm ${height}mm; margin: 0 ${MARGIN}mm; }`;
}

/** Sets the page of this document. Returns how to take it back. */
export function setPage(rule: string): () => void {
  // A rule that is added to a sheet of ours needs no inline style, which the policy forbids.
  const sheet = [...document.styleSheets].find((candidate) => candidate.ownerNode !== null);
  if (sheet === undefined) return () => undefined;
  const added = sheet.insertRule(rule, sheet.cssRules.length);
  const inserted = sheet.cssRules[added];
  return () => {
    const index = [...sheet.cssRules].indexOf(inserted as CSSRule);
    if (index >= 0) sheet.deleteRule(index);
  };
}
