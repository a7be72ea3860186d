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
    <>
      {sandbox && (
        <Notice tone="info" strip>
          {page.sandbox}
        </Notice>
      )}
      {!online && (
        <Notice tone="warning" strip>
          {page.offline}
        </Notice>
      )}
      <SessionWarning />
      <UpdateNotice />
    </>
  );
}
