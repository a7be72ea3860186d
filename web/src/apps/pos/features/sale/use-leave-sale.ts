import { useNavigate } from '@tanstack/react-router';
import { useSale } from '../../charge/ui/context';

/** Puts the result of a sale away, and goes to a page. Back leads never to the sale again. */
export function useLeaveSale(): (path: string) => void {
  const navigate = useNavigate();
  const { dispatch } = useSale();
  return (path) => {
    void navigate({ to: path, replace: true }).then(() => dispatch({ kind: 'dismiss' }));
  };
}
