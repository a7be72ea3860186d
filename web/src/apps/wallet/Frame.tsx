import { Outlet, useLocation } from '@tanstack/react-router';
import { ReceiptText, Settings, Star, WalletCards } from 'lucide-react';
import { useConfig } from '../../api/config';
import { useSignedIn } from '../../session';
import { AppShell, isWithin } from '../../ui';
import { Notices } from '../Notices';
import { useWalletMessages } from './i18n';

/** What stands around the pages of whoever is signed in, except those that fill the screen. */
export function Frame() {
  const { appName, nav } = useWalletMessages();
  const { shop } = useConfig();
  const { user } = useSignedIn();
  const { pathname } = useLocation();
  return (
    <AppShell
      title={shop.name ?? appName}
      nav={[
        { href: '/', label: nav.cards, icon: WalletCards },
        { href: '/transactions', label: nav.transactions, icon: ReceiptText },
        { href: '/points', label: nav.points, icon: Star },
        { href: '/settings', label: nav.settings, icon: Settings },
      ]}
      path={entryOf(pathname)}
      end={<span className="max-w-40 truncate font-semibold">{user.name}</span>}
      notices={<Notices />}
    >
      <Outlet />
    </AppShell>
  );
}

/** The entry of the menu to which a page belongs. */
function entryOf(path: string): string {
  return isWithin(path, '/cards') || isWithin(path, '/recharge') ? '/' : path;
}
