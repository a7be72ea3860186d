import { createFileRoute } from '@tanstack/react-router';
import { PayPage } from '../../features/pay/PayPage';
import { readCardSearch } from '../../features/search';

export const Route = createFileRoute('/_signed-in/pay')({
  validateSearch: readCardSearch,
  staticData: { isFullScreen: true },
  component: PayPage,
});
