import { createFileRoute } from '@tanstack/react-router';
import { ActivatePage } from '../../activation/ActivatePage';
import { usePageMessages } from '../i18n/page-messages';

/** Where the shop's link leads. Nobody needs to be signed in. */
export const Route = createFileRoute('/activate')({ component: Activate });

function Activate() {
  return <ActivatePage words={usePageMessages().activation} />;
}
