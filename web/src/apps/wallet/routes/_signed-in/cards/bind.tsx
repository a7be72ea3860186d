import { createFileRoute } from '@tanstack/react-router';
import { BindPage } from '../../../features/corporate/BindPage';

export const Route = createFileRoute('/_signed-in/cards/bind')({ component: BindPage });
