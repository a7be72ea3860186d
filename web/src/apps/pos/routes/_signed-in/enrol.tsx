import { createFileRoute } from '@tanstack/react-router';
import { EnrolPage } from '../../features/enrol/EnrolPage';

export const Route = createFileRoute('/_signed-in/enrol')({ component: EnrolPage });
