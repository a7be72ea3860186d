import { useMessages } from '../../../../i18n';
import { BackLink } from '../BackLink';

/** The way back from a page of the settings. */
export function BackToSettings() {
  return <BackLink href="/settings">{useMessages().settings.title}</BackLink>;
}
