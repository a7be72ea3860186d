import { createRouter } from '@tanstack/react-router';
import { Spinner } from '../../ui';
import { NotFound } from '../NotFound';
import { RouteError } from '../RouteError';
import { routeTree } from './routeTree.gen';

/** Makes the router of the till. */
export function createTillRouter() {
  return createRouter({
    routeTree,
    basepath: '/pos',
    defaultPreload: 'intent',
    defaultPendingComponent: () => <Spinner page />,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createTillRouter>;
  }
}
