import '../../ui/base.css';
import { RouterProvider } from '@tanstack/react-router';
import { start } from '../start';
import { takeActivationToken } from './features/activation/token';
import { walletCatalogue } from './i18n';
import { createWalletRouter } from './router';

// Before the router reads the address.
takeActivationToken();

void start({
  app: 'wallet',
  messages: walletCatalogue,
  children: <RouterProvider router={createWalletRouter()} />,
});
