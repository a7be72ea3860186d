import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from './cx';
import { Spinner } from './Spinner';
import { useAnnounced } from './use-announced';

type Tone = 'primary' | 'normal' | 'quiet' | 'danger';

interface Look {
  readonly tone?: Tone;
  readonly size?: 'normal' | 'large';
  /** As wide as what it stands in. */
  readonly wide?: boolean;
}

const TONES: Readonly<Record<Tone, string>> = {
  primary: 'bg-accent text-on-accent pressed:opacity-80 hover:opacity-90',
  normal: 'bg-surface text-ink border border-line-strong pressed:bg-surface-2 hover:bg-surface-2',
  quiet: 'text-accent-ink pressed:bg-surface-2 hover:bg-surface-2',
  danger: 'bg-surface text-bad border-2 border-bad pressed:bg-bad-soft hover:bg-bad-soft',
};

/** The look of a button, for links that look like one. */
export function buttonClass({ tone = 'normal', size = 'normal', wide = false }: Look = {}): string {
  return cx(
    'inline-flex select-none items-center justify-center gap-2 wrap-break-word text-balance rounded-control px-4 py-1.5 text-center font-semibold leading-snug [&_svg]:shrink-0 transition-[background-color,opacity] duration-(--motion-fast)',
    'disabled:cursor-not-allowed disabled:border-line disabled:bg-surface-2 disabled:text-ink-2 disabled:opacity-100',
    size === 'large' ? 'min-h-control-large text-xl' : 'min-h-control text-base',
    wide && 'w-full',
    TONES[tone],
  );
}

export interface ButtonProps
  extends Omit<AriaButtonProps, 'className' | 'style' | 'children'>,
    Look {
  readonly className?: string;
  readonly children: ReactNode;
}

/** A button. While it is pending it cannot be pressed again. */
export function Button({ tone, size, wide, className, children, ...rest }: ButtonProps) {
  const look = { ...(tone && { tone }), ...(size && { size }), ...(wide && { wide }) };
  const ref = useAnnounced();
  return (
    <AriaButton {...rest} ref={ref} className={cx(buttonClass(look), className)}>
      {({ isPending }) => (
        <>
          {isPending && <Spinner inline />}
          {children}
        </>
      )}
    </AriaButton>
  );
}
