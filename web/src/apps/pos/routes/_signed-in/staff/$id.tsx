import { createFileRoute } from '@tanstack/react-router';
import { ColleaguePage } from '../../../features/staff/ColleaguePage';

export const Route = createFileRoute('/_signed-in/staff/$id')({ component: Colleague });

function Colleague() {
  return <ColleaguePage id={Route.useParams().id} />;
}
