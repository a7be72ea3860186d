import { createFileRoute } from '@tanstack/react-router';
import { MorePage } from '../../features/frame/MorePage';

export const Route = createFileRoute('/_signed-in/more')({ component: MorePage });
