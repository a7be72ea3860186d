import { createFileRoute } from '@tanstack/react-router';
import { TransactionPage } from '../../../features/sales/TransactionPage';

export const Route = createFileRoute('/_signed-in/transactions/$txNo')({ component: Transaction });

function Transaction() {
  const { txNo } = Route.useParams();
  return <TransactionPage key={txNo} txNo={txNo} />;
}
