import { createFileRoute } from '@tanstack/react-router';
import { ReceiptPage } from '../../../features/receipt/ReceiptPage';

export const Route = createFileRoute('/_signed-in/transactions/$txNo')({
  staticData: { isFullScreen: true },
  component: ReceiptPage,
});
