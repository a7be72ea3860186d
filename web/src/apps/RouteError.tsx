import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ErrorView } from '../ui';

/** A page that could not be shown. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <ErrorView error={error} retry={retry} page />;
}
