import { createFileRoute, Outlet, useMatches } from '@tanstack/react-router';
import { lazy } from 'react';
import { RequireSession } from '../../../session';
import { SignInPage } from '../../lazy-sign-in';
import { useWalletMessages } from '../i18n';

/** The pages that need somebody signed in, in the frame of the app or filling the screen. */
export const Route = createFileRoute('/_signed-in')({ component: SignedIn });

const Frame = lazy(async () => ({ default: (await import('../Frame')).Frame }));

function SignedIn() {
  const words = useWalletMessages();
  const isFullScreen = useMatches({
    select: (matches) => matches.some(({ staticData }) => staticData.isFullScreen === true),
  });
  return (
    <RequireSession signIn={<SignInPage appName={words.appName} />}>
      {isFullScreen ? <Outlet /> : <Frame />}
    </RequireSession>
  );
}
