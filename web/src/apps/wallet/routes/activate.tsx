import { createFileRoute } from '@tanstack/react-router';
import { ActivatePage } from '../features/activation/ActivatePage';

/** Where the shop's link leads. Nobody needs to be signed in. */
export const Route = createFileRoute('/activate')({ component: ActivatePage });
