import { createFileRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { SignedIn } from '../features/frame/SignedIn';

/** The pages that need somebody signed in, in the frame of the app. */
export const Route = createFileRoute('/_signed-in')({ component: InFrame });

const Frame = lazy(async () => ({ default: (await import('../Frame')).Frame }));

function InFrame() {
  return <SignedIn frame={(page) => <Frame>{page}</Frame>} />;
}
