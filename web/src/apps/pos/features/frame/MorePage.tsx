import { ChevronRight } from 'lucide-react';
import { Link } from 'react-aria-components';
import { Page } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { useOtherPages } from './pages';

/** The pages for which a phone's menu has no room. */
export function MorePage() {
  const { frame } = usePosMessages();
  const pages = useOtherPages();
  return (
    <Page title={frame.nav.more}>
      <ul className="overflow-hidden rounded-card border border-line bg-surface">
        {pages.map(({ href, label, icon: Icon }) => (
          <li key={href} className="border-line border-b last:border-b-0">
            <Link href={href} className="flex min-h-16 items-center gap-4 px-5 hover:bg-surface-2">
              <Icon aria-hidden="true" className="size-6 text-ink-2" />
              <span className="flex-1 font-medium">{label}</span>
              <ChevronRight aria-hidden="true" className="size-5 text-ink-2" />
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
