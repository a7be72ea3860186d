import { lazy, Suspense } from 'react';

const LevelProgress = lazy(() => import('./LevelProgress'));

/** The way to the next level, loaded after the card that it belongs to. Its place is kept from the beginning. */
export function LazyProgress({ cardId }: { readonly cardId: string }) {
  return (
    <div className="min-h-10">
      <Suspense fallback={null}>
        <LevelProgress cardId={cardId} />
      </Suspense>
    </div>
  );
}
