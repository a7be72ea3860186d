import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { Spinner } from '../../ui';
import { NotFound } from '../NotFound';
import { RouteError } from '../RouteError';
import { routeTree } from './routeTree.gen';

/** Makes the router of the wallet. Tests give it a history of their own. */
export function createWalletRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    basepath: '/wallet',
    defaultPreload: 'intent',
    defaultPendingComponent: () => <Spinner page />,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
    ...(history && { history }),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createWalletRouter>;
  }

  interface StaticDataRouteOption {
    /** The page fills the screen, without the frame of the app. */
    readonly isFullScreen?: boolean;
  }
}
