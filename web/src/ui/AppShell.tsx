import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { useMessages } from '../i18n';
import { cx } from './cx';

export interface NavItem {
  /** A path of the app, such as `/cards`. */
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
}

interface Props {
  /** The name of the shop or of the app. */
  readonly title: string;
  readonly nav: readonly NavItem[];
  /** The path that is shown. */
  readonly path: string;
  /** At the end of the header: who is signed in, settings. */
  readonly end?: ReactNode;
  /** Above the page: offline, sandbox, a new version. */
  readonly notices?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of an app: its header, and its navigation below on phones and at the side on wide screens. */
export function AppShell({ title, nav, path, end, notices, children }: Props) {
  const { page } = useMessages();
  return (
    <div className="flex min-h-dvh flex-col md:grid md:grid-cols-[auto_1fr] md:grid-rows-[auto_1fr]">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-surface focus:p-3"
      >
        {page.skip}
      </a>
      <header className="col-span-2 flex min-h-16 items-center justify-between gap-3 border-line border-b bg-surface px-4 pt-[env(safe-area-inset-top)]">
        <p className="max-w-1/2 shrink-0 truncate font-bold text-lg">{title}</p>
        <div className="flex min-w-0 items-center gap-2">{end}</div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="min-w-0 flex-1 pb-24 outline-none md:order-2 md:pb-6"
      >
        {notices}
        {children}
      </main>
      <nav
        aria-label={page.navigation}
        className="fixed inset-x-0 bottom-0 z-20 flex border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] md:static md:order-1 md:w-52 md:flex-col md:gap-1 md:border-t-0 md:border-r md:p-3"
      >
        {nav.map((item) => (
          <NavLink key={item.href} item={item} isCurrent={isWithin(path, item.href)} />
        ))}
      </nav>
    </div>
  );
}

function NavLink({ item, isCurrent }: { readonly item: NavItem; readonly isCurrent: boolean }) {
  const Icon = item.icon;
  return (
    <Link
      href={item.href}
      {...(isCurrent && { 'aria-current': 'page' })}
      className={cx(
        'flex min-h-16 flex-1 flex-col items-center justify-center gap-0.5 border-transparent border-t-4 text-center text-sm md:min-h-control md:flex-none md:flex-row md:justify-start md:gap-3 md:rounded-control md:border-t-0 md:px-3 md:text-base',
        isCurrent
          ? 'border-accent font-semibold text-accent-ink md:bg-surface-2'
          : 'text-ink-2 hover:bg-surface-2',
      )}
    >
      <Icon aria-hidden="true" className="size-6 shrink-0" />
      <span>{item.label}</span>
    </Link>
  );
}

/** Tells whether a path is the one of an entry or below it; the home page is nobody's parent. */
export function isWithin(path: string, href: string): boolean {
  if (href === '/') return path === '/';
  return path === href || path.startsWith(`${href}/`);
}
