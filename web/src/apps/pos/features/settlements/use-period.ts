import { useFormat } from '../../../../ui';
import type { Settlement } from './queries';

/** The period of a settlement in words. */
export function usePeriod(): (settlement: Settlement) => string {
  const format = useFormat();
  return ({ period_start, period_end }) =>
    `${format.date(period_start)} – ${format.date(period_end)}`;
}
