import { createFileRoute } from '@tanstack/react-router';
import { ProfilePage } from '../../../features/account/ProfilePage';

export const Route = createFileRoute('/_signed-in/settings/profile')({ component: ProfilePage });
