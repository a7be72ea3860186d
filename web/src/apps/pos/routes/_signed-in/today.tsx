import { createFileRoute } from '@tanstack/react-router';
import { dayOf } from '../../features/sales/search';
import { TodayPage } from '../../features/today/TodayPage';

export const Route = createFileRoute('/_signed-in/today')({
  component: Today,
  validateSearch: (search: Record<string, unknown>): { day?: string } => {
    const day = dayOf(search.day);
    return day === undefined ? {} : { day };
  },
});

function Today() {
  return <TodayPage day={Route.useSearch().day} />;
}
