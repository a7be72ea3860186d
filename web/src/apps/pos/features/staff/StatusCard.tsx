import { useState } from 'react';
import { Button, Card, Dialog, ErrorNotice, Form, useSubmit } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import type { Colleague } from './queries';
import { useUpdate } from './use-update';

/** Stops an account, or makes it active again. */
export function StatusCard({ colleague }: { readonly colleague: Colleague }) {
  const { staff } = usePosMessages();
  const update = useUpdate(colleague.id);
  const [asking, setAsking] = useState(false);
  // The question stays the same while its answer changes the account: it must not offer to undo it.
  const [asked, setAsked] = useState(colleague.status);
  const stops = asked === 'active';
  const { onSubmit, isBusy, error } = useSubmit(async () => {
    await update({ status: stops ? 'inactive' : 'active' });
    setAsking(false);
  });
  const isActive = colleague.status === 'active';
  const ask = () => {
    setAsked(colleague.status);
    setAsking(true);
  };
  return (
    <Card title={staff.status}>
      <p className="mb-3 text-ink-2">{staff.statuses[colleague.status]}</p>
      <Button tone={isActive ? 'danger' : 'normal'} onPress={ask}>
        {isActive ? staff.deactivate : staff.activate}
      </Button>
      <Dialog
        isOpen={asking}
        onOpenChange={setAsking}
        title={stops ? staff.deactivateTitle(colleague.name) : staff.activate}
        role="alertdialog"
      >
        <Form onSubmit={onSubmit}>
          {stops && <p>{staff.deactivateHelp}</p>}
          {error !== null && <ErrorNotice error={error} />}
          <Button
            type="submit"
            tone={stops ? 'danger' : 'primary'}
            size="large"
            wide
            isPending={isBusy}
          >
            {stops ? staff.deactivate : staff.activate}
          </Button>
        </Form>
      </Dialog>
    </Card>
  );
}
