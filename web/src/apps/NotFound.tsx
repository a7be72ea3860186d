import { Link } from 'react-aria-components';
import { useMessages } from '../i18n';
import { buttonClass, NarrowPage } from '../ui';

/** An address that leads to no page. */
export function NotFound() {
  const { page, actions } = useMessages();
  return (
    <NarrowPage title={page.notFoundTitle}>
      <p className="text-center text-ink-2">{page.notFoundHelp}</p>
      <Link href="/" className={buttonClass({ tone: 'primary', wide: true })}>
        {actions.home}
      </Link>
    </NarrowPage>
  );
}
