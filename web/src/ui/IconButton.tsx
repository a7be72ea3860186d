import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from './cx';

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly icon: LucideIcon;
  /** What it does, for whoever cannot see the icon. */
  readonly label: string;
  readonly className?: string;
}

/** A button of an icon alone. */
export function IconButton({ icon: Icon, label, className, ...rest }: IconButtonProps) {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      className={cx(
        'inline-flex size-control shrink-0 items-center justify-center rounded-full text-ink hover:bg-surface-2 pressed:bg-line disabled:text-line-strong',
        className,
      )}
    >
      <Icon aria-hidden="true" className="size-6" />
    </AriaButton>
  );
}
