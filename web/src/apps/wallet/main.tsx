import '../../ui/base.css';
import { RouterProvider } from '@tanstack/react-router';
import { takeActivationToken } from '../activation/token';
import { start } from '../start';
import { walletCatalogue } from './i18n';
import { createWalletRouter } from './router';

// Before the router reads the address.
takeActivationToken();

void start({
  app: 'wallet',
  messages: walletCatalogue,
  children: <RouterProvider router={createWalletRouter()} />,
});
