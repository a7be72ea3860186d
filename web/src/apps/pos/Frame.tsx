import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useConfig } from '../../api/config';
import { AppShell, isWithin, type NavItem } from '../../ui';
import { useHeadingFocus } from '../heading-focus';
import { Notices } from '../Notices';
import { Cashier } from './features/frame/Cashier';
import { usePages, useShortMenu } from './features/frame/pages';
import { useWide } from './features/frame/use-wide';
import { usePosMessages } from './i18n';

/** What stands around every page of whoever is signed in. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { appName } = usePosMessages();
  const { shop } = useConfig();
  const { pathname } = useLocation();
  const pages = usePages();
  const menu = useShortMenu();
  const nav = useWide() ? pages : menu;
  useHeadingFocus();
  return (
    <AppShell
      title={shop.name ?? appName}
      nav={nav}
      path={entryOf(pathname, nav)}
      end={<Cashier canLock />}
      notices={<Notices />}
    >
      {children}
    </AppShell>
  );
}

/** The entry of the menu to which a page belongs. */
function entryOf(path: string, nav: readonly NavItem[]): string {
  if (isWithin(path, '/transactions')) return '/sales';
  if (isWithin(path, '/account')) return entryOf('/settings', nav);
  const isThere = nav.some(({ href }) => isWithin(path, href));
  return isThere ? path : '/more';
}
