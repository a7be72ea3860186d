import { useQueryClient } from '@tanstack/react-query';
import { transactionKeys } from '../queries';

/** Lets everything that shows transactions or sums be asked again. */
export function useTransactionsChanged(): () => void {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: transactionKeys.all });
    void queries.invalidateQueries({ queryKey: ['today'] });
  };
}
