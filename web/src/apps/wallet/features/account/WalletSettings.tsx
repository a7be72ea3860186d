import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, type LucideIcon, MonitorSmartphone, UserRound } from 'lucide-react';
import { Suspense } from 'react';
import { useConfig } from '../../../../api/config';
import { useApi } from '../../../../api/context';
import { Card } from '../../../../ui';
import { SettingsPage } from '../../../SettingsPage';
import { usePageMessages } from '../../i18n/page-messages';
import { profileQuery } from './profile';

/** The settings of all apps, and this one's own below them. */
export function WalletSettings() {
  return (
    <SettingsPage>
      {/* A change of the language loads words: what is above stays as it is meanwhile, with its focus. */}
      <Suspense fallback={null}>
        <More />
      </Suspense>
    </SettingsPage>
  );
}

function More() {
  const words = usePageMessages().account;
  const { version, sandbox } = useConfig();
  const { data: member } = useQuery(profileQuery(useApi()));
  return (
    <>
      <Card>
        <ul className="divide-y divide-line">
          <li>
            <Item
              to="/settings/profile"
              icon={UserRound}
              title={words.profile}
              help={
                member === undefined ? words.profileHelp : `${words.memberNo} ${member.member_no}`
              }
            />
          </li>
          <li>
            <Item
              to="/settings/sessions"
              icon={MonitorSmartphone}
              title={words.sessions}
              help={words.sessionsHelp}
            />
          </li>
        </ul>
      </Card>
      <Card title={words.about}>
        <p>{words.install}</p>
        <p className="text-ink-2 text-sm">{words.version(version)}</p>
        {sandbox && <p className="text-ink-2 text-sm">{words.sandbox}</p>}
      </Card>
    </>
  );
}

interface ItemProps {
  readonly to: '/settings/profile' | '/settings/sessions';
  readonly icon: LucideIcon;
  readonly title: string;
  readonly help: string;
}

function Item({ to, icon: Icon, title, help }: ItemProps) {
  return (
    <Link to={to} className="flex min-h-16 items-center gap-3 hover:bg-surface-2">
      <Icon aria-hidden="true" className="size-6 shrink-0 text-ink-2" />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{title}</span>
        <span className="block text-ink-2 text-sm">{help}</span>
      </span>
      <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-ink-2" />
    </Link>
  );
}
