import { ErrorNotice, Notice, Spinner } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import type { CardScan } from './use-scanned-card';

/** What came of a scan for a card. */
export function ScanNotice({ scan }: { readonly scan: CardScan }) {
  const { recharge } = usePosMessages();
  switch (scan.kind) {
    case 'none':
      return null;
    case 'asking':
      return <Spinner />;
    case 'card':
      return <Notice tone="success">{recharge.scanned(scan.cardNo)}</Notice>;
    case 'not-standard':
      return <Notice tone="warning">{recharge.scanNotStandard(scan.cardNo)}</Notice>;
    case 'dead':
      return <Notice tone="warning">{recharge.scanFailed}</Notice>;
    case 'other':
      return <Notice tone="warning">{recharge.scanOther}</Notice>;
    case 'failed':
      return <ErrorNotice error={scan.error} />;
  }
}
