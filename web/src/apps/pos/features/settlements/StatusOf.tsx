import { Badge, type Tone } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import type { Settlement } from './queries';

const TONES: Readonly<Record<Settlement['status'], Tone>> = {
  pending: 'neutral',
  settled: 'info',
  paid: 'success',
  failed: 'error',
};

/** The state of a settlement. */
export function StatusOf({ status }: { readonly status: Settlement['status'] }) {
  const { settlements } = usePosMessages();
  return <Badge tone={TONES[status]} text={settlements.statuses[status]} />;
}
