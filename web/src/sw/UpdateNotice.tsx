import { useMessages } from '../i18n';
import { Button, Notice } from '../ui';
import { applyUpdate, useUpdate } from './update';

/** Offers a new version, which never takes over by itself. */
export function UpdateNotice() {
  const { update } = useMessages();
  const state = useUpdate();
  if (state === 'none') return null;
  return (
    <Notice
      tone="info"
      strip
      title={update.available}
      action={
        <Button onPress={applyUpdate} isDisabled={state === 'blocked'}>
          {update.apply}
        </Button>
      }
    >
      {state === 'blocked' && update.blocked}
    </Notice>
  );
}
