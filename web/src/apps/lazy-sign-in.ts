import { lazy } from 'react';

/** The page for whoever is not signed in; whoever is never loads it. */
export const SignInPage = lazy(async () => ({
  default: (await import('./SignInPage')).SignInPage,
}));
