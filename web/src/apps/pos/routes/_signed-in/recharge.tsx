import { createFileRoute } from '@tanstack/react-router';
import { RechargePage } from '../../features/recharge/RechargePage';

export const Route = createFileRoute('/_signed-in/recharge')({ component: RechargePage });
