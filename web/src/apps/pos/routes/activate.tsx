import { createFileRoute, redirect } from '@tanstack/react-router';
import { ActivatePage } from '../features/activate/ActivatePage';
import { takeToken } from '../features/activate/token';

/** Where a link of activation leads. Its secret leaves the address before anything is shown. */
export const Route = createFileRoute('/activate')({
  component: ActivatePage,
  beforeLoad: ({ location }) => {
    if (takeToken(location.hash)) throw redirect({ to: '/activate', hash: '', replace: true });
  },
});
