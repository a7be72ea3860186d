import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { take, withKey } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import { hasCode } from '../../../../api/failure';
import { usePermission } from '../../../../session';
import { Button, Dialog, ErrorNotice, Notice } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { memorySlot } from '../once/slot';
import { useOnce } from '../once/use-once';
import { settlementKeys } from './queries';

/** Settles what is unsettled, for shops that settle when they ask. */
export function MakeSettlement() {
  const { settlements, frame } = usePosMessages();
  const api = useApi();
  const queries = useQueryClient();
  const may = usePermission('merchant:generate_settlement');
  const [asking, setAsking] = useState(false);
  const [slot] = useState(() => memorySlot<null>());
  const { state, start, askAgain } = useOnce({
    slot,
    send: (_: null, key) =>
      take(
        api.client.POST('/merchant/settlements', {
          params: { header: withKey(key) },
          body: {},
        }),
      ),
    onDone: () => void queries.invalidateQueries({ queryKey: settlementKeys.all }),
  });
  if (!may) return null;
  return (
    <div className="flex flex-col gap-3">
      {state.kind === 'done' && (
        <Notice tone="success">{settlements.made(state.answer.settlement.settlement_no)}</Notice>
      )}
      {state.kind === 'refused' &&
        (hasCode(state.error, 'INVALID_STATE_TRANSITION') ? (
          <Notice tone="info">{settlements.automatic}</Notice>
        ) : (
          <ErrorNotice error={state.error} />
        ))}
      {state.kind === 'unknown' && <ErrorNotice error={state.error} />}
      {state.kind === 'unknown' ? (
        <Button tone="primary" onPress={askAgain}>
          {frame.askAgain}
        </Button>
      ) : (
        <Button
          tone="primary"
          className="self-start"
          isPending={state.kind === 'sending'}
          onPress={() => setAsking(true)}
        >
          {settlements.make}
        </Button>
      )}
      <Dialog
        isOpen={asking}
        onOpenChange={setAsking}
        title={settlements.makeTitle}
        role="alertdialog"
      >
        <p className="mb-4">{settlements.makeHelp}</p>
        <Button
          tone="primary"
          size="large"
          wide
          onPress={() => {
            setAsking(false);
            start(null);
          }}
        >
          {settlements.make}
        </Button>
      </Dialog>
    </div>
  );
}
