import { createFileRoute } from '@tanstack/react-router';
import { PointsPage } from '../../features/points/PointsPage';
import { readCardSearch } from '../../features/search';

export const Route = createFileRoute('/_signed-in/points')({
  validateSearch: readCardSearch,
  component: PointsPage,
});
