import '../../ui/base.css';
import { RouterProvider } from '@tanstack/react-router';
import { start } from '../start';
import { posCatalogue } from './i18n';
import { router } from './router';

void start({
  app: 'pos',
  messages: posCatalogue,
  children: <RouterProvider router={router} />,
});
