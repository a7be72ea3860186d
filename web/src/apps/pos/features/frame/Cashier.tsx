import { LockKeyhole } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSession, useSignedIn } from '../../../../session';
import { timeLeft } from '../../../../session/clock';
import { IconButton } from '../../../../ui';
import { usePosMessages } from '../../i18n';

const MINUTE_MS = 60_000;

interface Props {
  /** Nobody may leave in the middle of a request. */
  readonly canLock: boolean;
}

/**
 * Who is signed in, for how long, and the way to lock the till: signing out, which leaves the shop's code
 * and an unfinished sale on the device and nothing else.
 */
export function Cashier({ canLock }: Props) {
  const { frame } = usePosMessages();
  const { user } = useSignedIn();
  const { signOut } = useSession();
  return (
    <div className="flex min-w-0 items-center gap-1">
      <div className="min-w-0 text-right">
        <p className="truncate font-bold text-lg leading-tight">{user.name}</p>
        <TimeLeft />
      </div>
      {canLock && (
        <IconButton icon={LockKeyhole} label={frame.lock} onPress={signOut} className="-mr-2" />
      )}
    </div>
  );
}

function TimeLeft() {
  const { frame } = usePosMessages();
  const { deadline } = useSignedIn();
  const [left, setLeft] = useState(() => timeLeft(deadline));
  useEffect(() => {
    const look = () => setLeft(timeLeft(deadline));
    look();
    const timer = setInterval(look, MINUTE_MS / 4);
    return () => clearInterval(timer);
  }, [deadline]);
  const minutes = Math.floor(left / MINUTE_MS);
  return (
    <p className="truncate text-ink-2 text-sm leading-tight tabular-nums">
      {frame.timeLeft(Math.floor(minutes / 60), minutes % 60)}
    </p>
  );
}
