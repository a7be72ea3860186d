import { createFileRoute } from '@tanstack/react-router';
import { ActivatePage } from '../../activation/ActivatePage';
import { usePosMessages } from '../i18n';

/** Where the link of an account leads. Nobody needs to be signed in. */
export const Route = createFileRoute('/activate')({ component: Activate });

function Activate() {
  return <ActivatePage words={usePosMessages().account.activation} />;
}
