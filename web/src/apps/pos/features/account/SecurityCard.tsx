import { ChevronRight } from 'lucide-react';
import { Link } from 'react-aria-components';
import { usePermission, useSignedIn } from '../../../../session';
import { Badge, Card } from '../../../../ui';
import { usePosMessages } from '../../i18n';

/** The ways to what keeps an account safe. */
export function SecurityCard() {
  const { account } = usePosMessages();
  const { totpEnabled } = useSignedIn();
  // A second factor is for managers and the shop's own account.
  const isManager = usePermission('merchant:manage_staff');
  const row = '-mx-2 flex min-h-control items-center gap-3 rounded-small px-2 hover:bg-surface-2';
  return (
    <Card title={account.security}>
      <ul>
        {isManager && (
          <li>
            <Link href="/account/totp" className={row}>
              <span className="flex-1">{account.totp}</span>
              <Badge
                tone={totpEnabled ? 'success' : 'warning'}
                text={totpEnabled ? account.totpOn : account.totpOff}
              />
              <ChevronRight aria-hidden="true" className="size-5 text-ink-2" />
            </Link>
          </li>
        )}
        <li>
          <Link href="/account/sessions" className={row}>
            <span className="flex-1">{account.sessions}</span>
            <ChevronRight aria-hidden="true" className="size-5 text-ink-2" />
          </Link>
        </li>
      </ul>
    </Card>
  );
}
