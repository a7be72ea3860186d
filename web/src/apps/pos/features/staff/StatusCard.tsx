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
  const isActive = colleague.status === 'active';
  const { onSubmit, isBusy, error } = useSubmit(async () => {
    await update({ status: isActive ? 'inactive' : 'active' });
    setAsking(false);
  });
  const title = isActive ? staff.deactivate : staff.activate;
  return (
    <Card title={staff.status}>
      <p className="mb-3 text-ink-2">{staff.statuses[colleague.status]}</p>
      <Button tone={isActive ? 'danger' : 'normal'} onPress={() => setAsking(true)}>
        {title}
      </Button>
      <Dialog
        isOpen={asking}
        onOpenChange={setAsking}
        title={isActive ? staff.deactivateTitle(colleague.name) : staff.activate}
        role="alertdialog"
      >
        <Form onSubmit={onSubmit}>
          {isActive && <p>{staff.deactivateHelp}</p>}
          {error !== null && <ErrorNotice error={error} />}
          <Button
            type="submit"
            tone={isActive ? 'danger' : 'primary'}
            size="large"
            wide
            isPending={isBusy}
          >
            {title}
          </Button>
        </Form>
      </Dialog>
    </Card>
  );
}
