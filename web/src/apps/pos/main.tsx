import '../../ui/base.css';
import { RouterProvider } from '@tanstack/react-router';
import { takeActivationToken } from '../activation/token';
import { start } from '../start';
import { posCatalogue } from './i18n';
import { createTillRouter } from './router';

// Before the router reads the address.
takeActivationToken();

void start({
  app: 'pos',
  messages: posCatalogue,
  children: <RouterProvider router={createTillRouter()} />,
});
