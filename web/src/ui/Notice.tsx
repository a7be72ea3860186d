import type { ReactNode } from 'react';
import { cx } from './cx';
import { TONE_CLASSES, TONE_ICONS, type Tone } from './tone';

interface Props {
  readonly tone: Exclude<Tone, 'neutral'>;
  readonly title?: string;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

/** Something to know, within a page. Errors interrupt whoever listens; the others wait. */
export function Notice({ tone, title, action, children }: Props) {
  const Icon = TONE_ICONS[tone];
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className={cx('flex flex-wrap items-start gap-3 rounded-control p-4', TONE_CLASSES[tone])}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-6 shrink-0" />
      <div className="min-w-0 flex-1 basis-48">
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children !== undefined && <div className="text-ink">{children}</div>}
      </div>
      {action}
    </div>
  );
}
