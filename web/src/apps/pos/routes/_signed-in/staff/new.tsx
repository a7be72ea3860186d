import { createFileRoute } from '@tanstack/react-router';
import { NewPage } from '../../../features/staff/NewPage';

export const Route = createFileRoute('/_signed-in/staff/new')({ component: NewPage });
