import { createFileRoute } from '@tanstack/react-router';
import { AmountPage } from '../../features/sale/AmountPage';

export const Route = createFileRoute('/_signed-in/')({ component: AmountPage });
