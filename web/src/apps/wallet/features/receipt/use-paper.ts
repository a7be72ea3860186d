import { type RefObject, useEffect, useState } from 'react';
import { recall, remember } from '../../../../device';

/** The widths of the paper of tills, in millimetres. */
export const PAPER_WIDTHS = [80, 58] as const;
export type PaperWidth = (typeof PAPER_WIDTHS)[number];

const MM_PER_PIXEL = 25.4 / 96;
/** What the paper has after the last line. */
const END_MM = 4;

function remembered(): PaperWidth {
  return recall('paper') === '58' ? 58 : 80;
}

/** The rule for a page of this size. Its height must be a number: rolls have no height of their own. */
export function pageRule(width: PaperWidth, heightPixels: number): string {
  const height = Math.ceil(heightPixels * MM_PER_PIXEL) + END_MM;
  return `@page { size: ${width}mm ${height}mm; margin: 0; }`;
}

/**
 * Lays the slip out as wide as the paper while the browser prints, and makes the page just as high.
 * The width is remembered for this device.
 */
export function usePaper(
  slip: RefObject<HTMLElement | null>,
): readonly [PaperWidth, (width: PaperWidth) => void] {
  const [width, setWidth] = useState(remembered);
  useEffect(() => {
    let takeBack: () => void = () => undefined;
    const before = () => {
      const element = slip.current;
      if (element === null) return;
      takeBack();
      element.dataset.paper = String(width);
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
  const choose = (next: PaperWidth) => {
    remember('paper', String(next));
    setWidth(next);
  };
  return [width, choose];
}

/** Adds a rule to the page's own style sheet, which its policy allows. Returns how to take it away. */
function addRule(rule: string): () => void {
  const sheet = [...document.styleSheets].find(({ href }) => href !== null);
  if (sheet === undefined) return () => undefined;
  sheet.insertRule(rule, sheet.cssRules.length);
  return () => {
    const place = [...sheet.cssRules].findIndex(({ cssText }) => cssText.startsWith('@page'));
    if (place !== -1) sheet.deleteRule(place);
  };
}
