import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  Info,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react';

/** What something is: told by its shape and words, and only then by its colour. */
export type Tone = 'info' | 'success' | 'warning' | 'error' | 'neutral';

export const TONE_ICONS: Readonly<Record<Tone, LucideIcon>> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  error: CircleAlert,
  neutral: CircleDashed,
};

export const TONE_CLASSES: Readonly<Record<Tone, string>> = {
  info: 'bg-info-soft text-info',
  success: 'bg-good-soft text-good',
  warning: 'bg-warn-soft text-warn',
  error: 'bg-bad-soft text-bad',
  neutral: 'bg-surface-2 text-ink-2',
};
