import { createFileRoute } from '@tanstack/react-router';
import { TotpPage } from '../../../features/account/TotpPage';

export const Route = createFileRoute('/_signed-in/account/totp')({ component: TotpPage });
