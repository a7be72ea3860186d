import type { ReactNode } from 'react';
import { cx } from './cx';
import { TONE_CLASSES, TONE_ICONS, type Tone } from './tone';

interface Props {
  readonly tone: Exclude<Tone, 'neutral'>;
  readonly title?: string;
  readonly action?: ReactNode;
  /** From edge to edge, above a page. */
  readonly strip?: boolean;
  readonly children?: ReactNode;
}

/** Something to know, within a page. Errors interrupt whoever listens; the others wait. */
export function Notice({ tone, title, action, strip = false, children }: Props) {
  const Icon = TONE_ICONS[tone];
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className={cx(
        'flex items-start gap-3 text-left',
        strip ? 'px-4 py-2 text-sm md:px-6' : 'rounded-control p-4',
        TONE_CLASSES[tone],
      )}
    >
      <Icon aria-hidden="true" className={cx('shrink-0', strip ? 'size-5' : 'mt-0.5 size-6')} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-48">
          {title !== undefined && <p className="font-semibold">{title}</p>}
          {children !== undefined && <div className="text-ink">{children}</div>}
        </div>
        {action}
      </div>
    </div>
  );
}
