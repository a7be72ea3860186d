import { createFileRoute } from '@tanstack/react-router';
import { RechargePage } from '../../features/recharge/RechargePage';
import { readCardSearch } from '../../features/search';

export const Route = createFileRoute('/_signed-in/recharge')({
  validateSearch: readCardSearch,
  component: RechargePage,
});
