import { createFileRoute } from '@tanstack/react-router';
import { StaffPage } from '../../../features/staff/StaffPage';

export const Route = createFileRoute('/_signed-in/staff/')({ component: StaffPage });
