import type { ReactNode } from 'react';
import { RouterProvider } from 'react-aria-components';

interface Props {
  /** Goes to a path of the app. */
  readonly navigate: (path: string) => void;
  /** The address of a path, for opening it in another tab. */
  readonly hrefOf: (path: string) => string;
  readonly children: ReactNode;
}

/** Lets the components' links go through the app's router, without loading the page anew. */
export function RouterBridge({ navigate, hrefOf, children }: Props) {
  return (
    <RouterProvider navigate={navigate} useHref={hrefOf}>
      {children}
    </RouterProvider>
  );
}
