import { useRef } from 'react';
import { useSession } from '../../../../session';
import { useToast } from '../../../../ui';
import { usePosMessages } from '../../i18n';

/** Locks the till: signs out, which leaves the shop's code and an unfinished sale on the device and nothing else. */
export function useLock(): () => void {
  const { signOut } = useSession();
  const { frame } = usePosMessages();
  const toast = useToast();
  const busy = useRef(false);
  return () => {
    if (busy.current) return;
    busy.current = true;
    signOut()
      .catch(() => toast(frame.lockFailed, 'error'))
      .finally(() => {
        busy.current = false;
      });
  };
}
