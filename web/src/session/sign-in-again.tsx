import { useMessages } from '../i18n';
import { Button, Dialog } from '../ui';
import { useSession } from './context';
import { SignIn } from './sign-in';

/** Signs in once more over the work of a session that has ended, and hides that work meanwhile. */
export function SignInAgain() {
  const { session } = useMessages();
  const { leave } = useSession();
  return (
    <Dialog isOpen title={session.endedTitle} isDismissable={false} opaque>
      <p className="mb-4 text-ink-2">{session.endedHelp}</p>
      <SignIn />
      <Button tone="quiet" wide onPress={leave} className="mt-2">
        {session.otherAccount}
      </Button>
    </Dialog>
  );
}
