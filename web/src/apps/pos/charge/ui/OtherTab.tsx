import { CopyX, LockOpen, ShieldAlert } from 'lucide-react';
import { Button, Empty } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { useDesk } from './context';
import type { TabState } from './tab';

interface Props {
  readonly state: Exclude<TabState, 'ours' | 'asking'>;
}

/** Says why this tab does not charge, and offers to take over once the other one is gone. */
export function OtherTab({ state }: Props) {
  const { sale } = usePosMessages();
  const { tab } = useDesk();
  switch (state) {
    case 'elsewhere':
      return <Empty icon={CopyX} title={sale.elsewhereTitle} help={sale.elsewhereHelp} />;
    case 'free':
      return (
        <Empty
          icon={LockOpen}
          title={sale.freeTitle}
          help={sale.freeHelp}
          action={
            <Button tone="primary" size="large" onPress={tab.takeOver}>
              {sale.takeOver}
            </Button>
          }
        />
      );
    case 'impossible':
      return <Empty icon={ShieldAlert} title={sale.insecureTitle} help={sale.insecureHelp} />;
  }
}
