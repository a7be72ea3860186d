import { createFileRoute } from '@tanstack/react-router';
import { SessionsPage } from '../../../features/account/SessionsPage';

export const Route = createFileRoute('/_signed-in/settings/sessions')({ component: SessionsPage });
