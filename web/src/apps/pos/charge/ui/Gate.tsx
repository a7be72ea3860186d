import { useQuery } from '@tanstack/react-query';
import { DatabaseZap } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useMessages } from '../../../../i18n';
import { Button, Empty, Spinner } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { useCharge, useDesk, useMerchantId, useTabState } from './context';

/** Takes up a sale that a reload or a crash left behind, before anything else is shown. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { sale } = usePosMessages();
  const { actions } = useMessages();
  const { tab } = useDesk();
  const charge = useCharge();
  const merchantId = useMerchantId();
  const tabState = useTabState();
  useEffect(() => tab.ask(), [tab]);
  const isOurs = tabState === 'ours';
  const unfinished = useQuery({
    // Sales belong to the merchant and not to the account, so its key begins with `app`.
    queryKey: ['app', 'unfinished-sale', merchantId],
    queryFn: async () => {
      await charge.resume();
      return true;
    },
    enabled: isOurs,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  if (isOurs && unfinished.error !== null) {
    return (
      <main>
        <Empty
          icon={DatabaseZap}
          title={sale.storageTitle}
          help={sale.storageHelp}
          action={<Button onPress={() => void unfinished.refetch()}>{actions.retry}</Button>}
        />
      </main>
    );
  }
  const isKnown = isOurs ? unfinished.isSuccess : tabState !== 'asking';
  if (isKnown) return children;
  return (
    <main>
      <Spinner page label={sale.checking} />
    </main>
  );
}
