import type { ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps } from 'react-aria-components';

interface Props extends Omit<SwitchProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
}

/** On or off, at once. */
export function Switch({ children, ...rest }: Props) {
  return (
    <AriaSwitch {...rest} className="group flex min-h-control items-center justify-between gap-4">
      <span>{children}</span>
      <span
        aria-hidden="true"
        className="flex h-8 w-14 shrink-0 items-center rounded-full border-2 border-line-strong bg-surface-2 p-0.5 transition-colors duration-(--motion-fast) group-selected:border-accent group-selected:bg-accent group-focus-visible:outline-3 group-focus-visible:outline-focus group-focus-visible:outline-offset-2"
      >
        <span className="size-6 rounded-full bg-line-strong transition-transform duration-(--motion-fast) group-selected:translate-x-6 group-selected:bg-on-accent" />
      </span>
    </AriaSwitch>
  );
}
