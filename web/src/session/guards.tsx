import { LockKeyhole } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useMessages } from '../i18n';
import { Empty, ErrorView, Spinner } from '../ui';
import { useSession } from './context';
import type { Permission } from './state';

/** Parts that most visits do not need. */
const PasswordChange = lazy(async () => ({
  default: (await import('./password-change')).PasswordChange,
}));
const SignInAgain = lazy(async () => ({ default: (await import('./sign-in-again')).SignInAgain }));

interface Props {
  /** What to show to whoever is not signed in. */
  readonly signIn: ReactNode;
  readonly children: ReactNode;
}

/**
 * Shows its content to whoever is signed in with a password of their own. The address stays, so that
 * a link leads to its page after signing in. When a session ends under somebody's hands, their work
 * stays mounted behind a sheet that signs in again.
 */
export function RequireSession({ signIn, children }: Props) {
  const { state } = useSession();
  switch (state.status) {
    case 'loading':
      return <Spinner page />;
    case 'failed':
      return (
        <main>
          <ErrorView error={state.error} retry={state.retry} page />
        </main>
      );
    case 'out':
      return <Suspense fallback={<Spinner page />}>{signIn}</Suspense>;
    case 'in':
    case 'ended':
      break;
  }
  if (state.facts.user.must_change_password) {
    return (
      <Suspense fallback={<Spinner page />}>
        <PasswordChange forced />
      </Suspense>
    );
  }
  // The key gives a new account new pages, and the same one the pages it had.
  return (
    <div key={state.facts.user.id} className="contents">
      {children}
      {state.status === 'ended' && (
        <Suspense fallback={<div className="fixed inset-0 z-40 bg-page" />}>
          <SignInAgain />
        </Suspense>
      )}
    </div>
  );
}

/** Shows its content to whoever may do something, and the way out to others. */
export function RequirePermission({
  permission,
  children,
}: {
  readonly permission: Permission;
  readonly children: ReactNode;
}) {
  const { state } = useSession();
  const { page } = useMessages();
  const allowed =
    (state.status === 'in' || state.status === 'ended') &&
    state.facts.user.permissions.includes(permission);
  if (allowed) return children;
  return <Empty icon={LockKeyhole} title={page.noPermissionTitle} help={page.noPermissionHelp} />;
}
