import { createFileRoute } from '@tanstack/react-router';
import { AllPage } from '../../../features/sales/AllPage';
import { filterOf } from '../../../features/sales/search';

export const Route = createFileRoute('/_signed-in/transactions/')({
  component: All,
  validateSearch: filterOf,
});

function All() {
  const filter = Route.useSearch();
  return <AllPage key={JSON.stringify(filter)} filter={filter} />;
}
