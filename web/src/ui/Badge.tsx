import type { LucideIcon } from 'lucide-react';
import { cx } from './cx';
import { TONE_CLASSES, TONE_ICONS, type Tone } from './tone';

interface Props {
  readonly tone: Tone;
  readonly text: string;
  readonly icon?: LucideIcon;
}

/** A state in a word and a shape. */
export function Badge({ tone, text, icon }: Props) {
  const Icon = icon ?? TONE_ICONS[tone];
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 py-0.5 font-medium text-sm',
        TONE_CLASSES[tone],
      )}
    >
      <Icon aria-hidden="true" className="size-4" />
      {text}
    </span>
  );
}
