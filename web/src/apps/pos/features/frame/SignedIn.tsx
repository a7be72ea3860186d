import { Outlet } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { RequireSession } from '../../../../session';
import { Spinner } from '../../../../ui';
import { useSale } from '../../charge/ui/context';
import { Gate } from '../../charge/ui/Gate';
import { EnrolFirst } from '../account/EnrolFirst';

const loadSaleScreen = () => import('../sale/SaleScreen');
const SaleScreen = lazy(async () => ({ default: (await loadSaleScreen()).SaleScreen }));

const SignInPage = lazy(async () => ({
  default: (await import('../sign-in/SignInPage')).SignInPage,
}));

interface Props {
  /** Puts something around the page. */
  readonly frame?: (page: ReactNode) => ReactNode;
}

/** The pages of whoever is signed in. An unfinished sale comes before all of them. */
export function SignedIn({ frame = (page) => page }: Props) {
  return (
    <RequireSession signIn={<SignInPage />}>
      <Suspense fallback={<Waiting />}>
        <Gate>
          <SaleFirst>
            {frame(
              <EnrolFirst>
                <Outlet />
              </EnrolFirst>,
            )}
          </SaleFirst>
        </Gate>
      </Suspense>
    </RequireSession>
  );
}

function SaleFirst({ children }: { readonly children: ReactNode }) {
  const { state } = useSale();
  // The screens of a sale are there before its amount is confirmed, but do not delay the keypad.
  useEffect(() => void loadSaleScreen(), []);
  return state.kind === 'amount' ? children : <SaleScreen state={state} />;
}

function Waiting() {
  return (
    <main>
      <Spinner page />
    </main>
  );
}
