import { createRootRoute, Outlet, useRouter } from '@tanstack/react-router';
import { RouterBridge } from '../../../ui';
import { useHeadingFocus } from '../../heading-focus';

export const Route = createRootRoute({ component: Root });

function Root() {
  const router = useRouter();
  useHeadingFocus();
  return (
    <RouterBridge
      navigate={(path) => void router.navigate({ to: path })}
      hrefOf={(path) => router.buildLocation({ to: path }).href}
    >
      <Outlet />
    </RouterBridge>
  );
}
