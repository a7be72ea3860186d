import { Check, type LucideIcon, Undo2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Minor } from '../../../../money';
import { cx } from '../../../../ui';
import { useFocusHeading } from '../frame/use-focus-heading';
import { BigAmount } from './BigAmount';
import { SaleShell } from './SaleShell';

/** How a result looks. Each has a shape of its own, so that nobody needs to tell colours apart. */
export type Look = 'paid' | 'refused' | 'unknown' | 'reversed';

interface Props {
  readonly look: Look;
  /** The result in a word or two. */
  readonly word: string;
  readonly amount: Minor;
  readonly canLock?: boolean;
  /** What it means, and what to do now. */
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

/** The result of a sale, over the whole screen, until a person puts it away. */
export function ResultScreen({ look, word, amount, canLock = false, children, actions }: Props) {
  const heading = useFocusHeading();
  return (
    <SaleShell title={word} className={PAGES[look]} canLock={canLock}>
      <div className="flex flex-1 flex-col items-center justify-center gap-3 text-center">
        <Shape look={look} />
        <h1
          ref={heading}
          tabIndex={-1}
          className="text-balance font-bold text-3xl outline-none sm:text-4xl"
        >
          {word}
        </h1>
        <BigAmount value={amount} />
        <div className="w-full max-w-xl text-ink">{children}</div>
      </div>
      <div className="mx-auto flex w-full max-w-xl flex-col gap-3">{actions}</div>
    </SaleShell>
  );
}

const PAGES: Readonly<Record<Look, string>> = {
  paid: 'bg-good-soft text-good',
  refused: 'bg-bad-soft text-bad',
  unknown: 'bg-warn-soft text-warn',
  reversed: 'bg-surface-2 text-ink',
};

/** A circle, an octagon, a triangle and a square. */
const OUTLINES: Readonly<Record<Look, string>> = {
  paid: 'M50 2a48 48 0 1 0 0 96a48 48 0 1 0 0-96z',
  refused: 'M30 2h40l28 28v40l-28 28h-40l-28-28v-40z',
  unknown: 'M50 4l47 90h-94z',
  reversed: 'M12 6h76a6 6 0 0 1 6 6v76a6 6 0 0 1-6 6h-76a6 6 0 0 1-6-6v-76a6 6 0 0 1 6-6z',
};

const ICONS: Readonly<Record<Look, LucideIcon | null>> = {
  paid: Check,
  refused: X,
  unknown: null,
  reversed: Undo2,
};

function Shape({ look }: { readonly look: Look }) {
  const Icon = ICONS[look];
  return (
    <div aria-hidden="true" className="relative size-20 sm:size-28">
      <svg viewBox="0 0 100 100" className="size-full" role="presentation">
        <path d={OUTLINES[look]} className="fill-current" />
      </svg>
      <div
        className={cx(
          'absolute inset-0 flex items-center justify-center',
          look === 'reversed' ? 'text-surface' : 'text-page',
        )}
      >
        {Icon ? (
          <Icon strokeWidth={3} className="size-3/5" />
        ) : (
          <span className="pt-6 font-bold text-6xl">?</span>
        )}
      </div>
    </div>
  );
}
