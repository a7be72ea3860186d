import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useSignedIn } from '../../../../session';
import { Spinner } from '../../../../ui';

const TotpPage = lazy(async () => ({ default: (await import('./TotpPage')).TotpPage }));

/** Shows its content once the account has the second factor that it must have. */
export function EnrolFirst({ children }: { readonly children: ReactNode }) {
  const { user } = useSignedIn();
  const [isEnrolling, setEnrolling] = useState(false);
  // The factor counts before its recovery codes were seen, so the page stays until then.
  if (user.must_enrol_totp && !isEnrolling) setEnrolling(true);
  if (!isEnrolling) return children;
  return (
    <Suspense fallback={<Spinner page />}>
      <TotpPage onEnrolled={() => setEnrolling(false)} />
    </Suspense>
  );
}
