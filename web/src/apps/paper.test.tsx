import { act, render, renderHook, screen } from '@testing-library/react';
import { useRef } from 'react';
import { expect, it, vi } from 'vitest';
import { pageRule, usePaper, usePaperWidth } from './paper';

function Slip() {
  const slip = useRef<HTMLElement>(null);
  const [width] = usePaperWidth();
  usePaper(slip, width);
  return <article ref={slip}>Tea</article>;
}

it('keeps its width on this device, for everything that asks', () => {
  const [one, other] = [renderHook(() => usePaperWidth()), renderHook(() => usePaperWidth())];
  expect(one.result.current[0]).toBe('80');
  act(() => one.result.current[1]('58'));
  expect([one.result.current[0], other.result.current[0]]).toEqual(['58', '58']);
});

it('makes the page as wide as the roll and as high as the slip', () => {
  expect(pageRule('80', 756)).toBe('@page { size: 80mm 209mm; margin: 0; }');
  expect(pageRule('58', 0)).toBe('@page { size: 58mm 8mm; margin: 0; }');
});

it('lays the slip out for the paper while it is printed, and only then', () => {
  const style = document.createElement('style');
  style.textContent = 'p { color: black }';
  document.head.append(style);
  // The browser of these tests knows no rules for pages.
  const insert = CSSStyleSheet.prototype.insertRule;
  const inserted = vi.spyOn(CSSStyleSheet.prototype, 'insertRule').mockImplementation(function (
    this: CSSStyleSheet,
    _rule,
    index,
  ) {
    return insert.call(this, '@media print { p { color: red } }', index);
  });
  const rules = () => [...(document.styleSheets[0]?.cssRules ?? [])].map(({ cssText }) => cssText);
  const before = rules();
  render(<Slip />);
  const slip = screen.getByRole('article');
  for (let times = 0; times < 2; times += 1) {
    window.dispatchEvent(new Event('beforeprint'));
    expect(slip).toHaveAttribute('data-paper', '80');
    expect(rules()).toHaveLength(before.length + 1);
    window.dispatchEvent(new Event('afterprint'));
    expect(slip).not.toHaveAttribute('data-paper');
    expect(rules()).toEqual(before);
  }
  expect(inserted.mock.calls[0]?.[0]).toBe(pageRule('80', 0));
  style.remove();
});
