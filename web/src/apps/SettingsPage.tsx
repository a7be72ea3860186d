import { type ReactNode, useState } from 'react';
import { useMessages } from '../i18n';
import { useSession, useSignedIn } from '../session';
import { PasswordChange } from '../session/password-change';
import { Button, Card, DeviceSettings, Dialog, Page } from '../ui';

/** What belongs to the device and to the account: language, look, password, signing out. */
export function SettingsPage({ children }: { readonly children?: ReactNode }) {
  const { session, settings } = useMessages();
  const { user } = useSignedIn();
  const { signOut } = useSession();
  const [changing, setChanging] = useState(false);
  return (
    <Page title={settings.title}>
      <Card title={session.signedInAs(user.name)}>
        <div className="flex flex-wrap gap-3">
          <Button onPress={() => setChanging(true)}>{session.changePassword}</Button>
          <Button onPress={signOut}>{session.signOut}</Button>
        </div>
        <Dialog isOpen={changing} onOpenChange={setChanging} title={session.changePassword}>
          <PasswordChange onDone={() => setChanging(false)} />
        </Dialog>
      </Card>
      <Card>
        <DeviceSettings />
      </Card>
      {children}
    </Page>
  );
}
