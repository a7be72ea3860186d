import { createFileRoute } from '@tanstack/react-router';
import { SignedIn } from '../features/frame/SignedIn';

/** The pages that are printed: they have no frame. */
export const Route = createFileRoute('/_paper')({ component: () => <SignedIn /> });
