import { createFileRoute } from '@tanstack/react-router';
import { SettingsPage } from '../../../SettingsPage';
import { SecurityCard } from '../../features/account/SecurityCard';
import { DeviceCards } from '../../features/device/DeviceCards';

export const Route = createFileRoute('/_signed-in/settings')({ component: Settings });

function Settings() {
  return (
    <SettingsPage>
      <SecurityCard />
      <DeviceCards />
    </SettingsPage>
  );
}
