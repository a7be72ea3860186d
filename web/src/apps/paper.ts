import { type RefObject, useEffect, useSyncExternalStore } from 'react';
import { onRemembered, recall, remember } from '../device';

/** The widths of the paper of tills, in millimetres. */
export const PAPER_WIDTHS = ['80', '58'] as const;
export type PaperWidth = (typeof PAPER_WIDTHS)[number];

const MM_PER_PIXEL = 25.4 / 96;
/** Room below the last line, so that the cutter does not meet it. */
const END_MM = 8;

function paperWidth(): PaperWidth {
  return recall('paper') === '58' ? '58' : '80';
}

const onWidth = (changed: () => void) => onRemembered('paper', changed);

/** The width of this device's receipts, and how to change it. */
export function usePaperWidth(): readonly [PaperWidth, (width: PaperWidth) => void] {
  return [useSyncExternalStore(onWidth, paperWidth), (next) => remember('paper', next)];
}

/** The rule for a page of this size. Its height must be a number: rolls have no height of their own. */
export function pageRule(width: PaperWidth, heightPixels: number): string {
  const height = Math.ceil(heightPixels * MM_PER_PIXEL) + END_MM;
  return `@page { size: ${width}mm ${height}mm; margin: 0; }`;
}

/**
 * Lays a slip out as wide as the paper while the browser prints, and makes the page just as high. The slip
 * knows by `data-paper`.
 */
export function usePaper(slip: RefObject<HTMLElement | null>, width: PaperWidth): void {
  useEffect(() => {
    let takeBack: () => void = () => undefined;
    const before = () => {
      const element = slip.current;
      if (element === null) return;
      takeBack();
      element.dataset.paper = width;
      const { style } = document.documentElement;
      style.setProperty('--page', '#fff');
      const removeRule = addRule(pageRule(width, element.offsetHeight));
      takeBack = () => {
        removeRule();
        delete element.dataset.paper;
        style.removeProperty('--page');
      };
    };
    const after = () => takeBack();
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      takeBack();
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [slip, width]);
}

/** Adds a rule to the page's own style sheet, which its policy allows. Returns how to take it away. */
function addRule(rule: string): () => void {
  const sheet = [...document.styleSheets].find(({ ownerNode }) => ownerNode !== null);
  if (sheet === undefined) return () => undefined;
  const added = sheet.cssRules[sheet.insertRule(rule, sheet.cssRules.length)];
  return () => {
    const place = [...sheet.cssRules].indexOf(added as CSSRule);
    if (place !== -1) sheet.deleteRule(place);
  };
}
