import { createFileRoute } from '@tanstack/react-router';
import { ReceiptPage } from '../../../features/receipt/ReceiptPage';

export const Route = createFileRoute('/_paper/transactions/$txNo/receipt')({ component: Receipt });

function Receipt() {
  const { txNo } = Route.useParams();
  return <ReceiptPage txNo={txNo} />;
}
