import { useEffect, useState } from 'react';
import { useMessages } from '../i18n';
import { Button, Notice } from '../ui';
import { timeLeft } from './clock';
import { useSession } from './context';

const WARN_MS = 10 * 60 * 1000;

/** Says ten minutes ahead that the session ends, so that nobody loses work at the last step. */
export function SessionWarning() {
  const { session: words } = useMessages();
  const { state, signOut } = useSession();
  const deadline = state.status === 'in' ? state.facts.deadline : null;
  const [left, setLeft] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    if (deadline === null) return;
    const look = () => setLeft(timeLeft(deadline));
    look();
    const timer = setInterval(look, 5000);
    return () => clearInterval(timer);
  }, [deadline]);
  if (deadline === null || left > WARN_MS) return null;
  return (
    <Notice tone="warning" strip action={<Button onPress={signOut}>{words.renew}</Button>}>
      {words.endingSoon(Math.max(1, Math.ceil(left / 60_000)))}
    </Notice>
  );
}
