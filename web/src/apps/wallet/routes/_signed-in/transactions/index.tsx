import { createFileRoute } from '@tanstack/react-router';
import { readHistorySearch } from '../../../features/search';
import { TransactionsPage } from '../../../features/transactions/TransactionsPage';

export const Route = createFileRoute('/_signed-in/transactions/')({
  validateSearch: readHistorySearch,
  component: TransactionsPage,
});
