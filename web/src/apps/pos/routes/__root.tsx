import { createRootRoute, Outlet, useRouter } from '@tanstack/react-router';
import { RouterBridge } from '../../../ui';
import { DeskProvider } from '../charge/ui/context';

export const Route = createRootRoute({ component: Root });

function Root() {
  const router = useRouter();
  return (
    <RouterBridge
      navigate={(path) => void router.navigate(targetOf(path))}
      hrefOf={(path) => router.buildLocation(targetOf(path)).href}
    >
      <DeskProvider>
        <Outlet />
      </DeskProvider>
    </RouterBridge>
  );
}

/** The router's words for a link such as `/transactions?type=refund`. */
function targetOf(path: string): { to: string; search: Record<string, string> } {
  const { pathname, searchParams } = new URL(path, location.origin);
  return { to: pathname, search: Object.fromEntries(searchParams) };
}
