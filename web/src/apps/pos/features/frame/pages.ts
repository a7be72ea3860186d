import {
  Banknote,
  ChartColumn,
  Ellipsis,
  Landmark,
  ReceiptText,
  ScanLine,
  Settings,
  UserPlus,
  Users,
} from 'lucide-react';
import { useMessages } from '../../../../i18n';
import { type Permission, useSignedIn } from '../../../../session';
import type { NavItem } from '../../../../ui';
import { usePosMessages } from '../../i18n';

/** As many entries as fit below a phone's page. */
const FIT = 5;

/** The pages that whoever is signed in may use, the most used first. */
export function usePages(): readonly NavItem[] {
  const { nav } = usePosMessages().frame;
  const { settings } = useMessages();
  const { permissions } = useSignedIn().user;
  const pages: readonly (NavItem & { readonly needs?: Permission })[] = [
    { href: '/', label: nav.charge, icon: ScanLine },
    { href: '/sales', label: nav.sales, icon: ReceiptText, needs: 'merchant:read_transactions' },
    { href: '/recharge', label: nav.recharge, icon: Banknote, needs: 'merchant:recharge_cash' },
    { href: '/enrol', label: nav.enrol, icon: UserPlus, needs: 'merchant:enrol_member' },
    { href: '/today', label: nav.today, icon: ChartColumn, needs: 'merchant:read_summary' },
    {
      href: '/settlements',
      label: nav.settlements,
      icon: Landmark,
      needs: 'merchant:read_settlements',
    },
    { href: '/staff', label: nav.staff, icon: Users, needs: 'merchant:manage_staff' },
    { href: '/settings', label: settings.title, icon: Settings },
  ];
  return pages.filter(({ needs }) => needs === undefined || permissions.includes(needs));
}

/** The entries of a phone's menu: all pages, or the first ones and the way to the rest. */
export function useShortMenu(): readonly NavItem[] {
  const { nav } = usePosMessages().frame;
  const pages = usePages();
  if (pages.length <= FIT) return pages;
  return [...pages.slice(0, FIT - 1), { href: '/more', label: nav.more, icon: Ellipsis }];
}

/** The pages that a phone's menu does not have. */
export function useOtherPages(): readonly NavItem[] {
  const pages = usePages();
  return pages.length <= FIT ? [] : pages.slice(FIT - 1);
}
