import { useCanGoBack, useRouter } from '@tanstack/react-router';

/** Goes to the page before, or elsewhere when the app was opened at this page. */
export function useGoBack(otherwise: () => void): () => void {
  const router = useRouter();
  const canGoBack = useCanGoBack();
  return () => {
    if (canGoBack) router.history.back();
    else otherwise();
  };
}
