import { createFileRoute } from '@tanstack/react-router';
import { SettlementPage } from '../../../features/settlements/SettlementPage';

export const Route = createFileRoute('/_signed-in/settlements/$id')({ component: Settlement });

function Settlement() {
  return <SettlementPage id={Route.useParams().id} />;
}
