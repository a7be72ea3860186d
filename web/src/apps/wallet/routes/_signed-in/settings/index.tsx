import { createFileRoute } from '@tanstack/react-router';
import { WalletSettings } from '../../../features/account/WalletSettings';

export const Route = createFileRoute('/_signed-in/settings/')({ component: WalletSettings });
