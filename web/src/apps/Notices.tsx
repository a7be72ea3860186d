import { useConfig } from '../api/config';
import { useMessages } from '../i18n';
import { SessionWarning } from '../session';
import { UpdateNotice } from '../sw/UpdateNotice';
import { Notice, useOnline } from '../ui';

/** What every page says at its top: offline, make-believe money, the end of the session, a new version. */
export function Notices() {
  const { page } = useMessages();
  const { sandbox } = useConfig();
  const online = useOnline();
  return (
    <div className="mx-auto flex max-w-5xl flex-col gap-2 px-4 pt-3 empty:hidden md:px-6">
      {!online && <Notice tone="warning">{page.offline}</Notice>}
      {sandbox && <Notice tone="info">{page.sandbox}</Notice>}
      <SessionWarning />
      <UpdateNotice />
    </div>
  );
}
