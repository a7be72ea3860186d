import { createFileRoute } from '@tanstack/react-router';
import { OrderPage } from '../../../features/sales/OrderPage';

export const Route = createFileRoute('/_signed-in/sales/$orderId')({ component: Order });

function Order() {
  const { orderId } = Route.useParams();
  return <OrderPage key={orderId} orderId={orderId} />;
}
