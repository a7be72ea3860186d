import { type ReactNode, Suspense, useEffect } from 'react';
import { useConfig } from '../api/config';
import { applyAccent, Spinner, useIsDark } from '../ui';

/** Waits for the settings of the server, and puts the shop's colour on the page. */
export function ShopFrame({ children }: { readonly children: ReactNode }) {
  return (
    <Suspense fallback={<Spinner page />}>
      <Accent />
      {children}
    </Suspense>
  );
}

function Accent() {
  const { shop } = useConfig();
  const dark = useIsDark();
  useEffect(() => applyAccent(shop.color, dark), [shop.color, dark]);
  return null;
}
