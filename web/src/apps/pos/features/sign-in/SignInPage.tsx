import { useEffect, useRef } from 'react';
import { useConfig } from '../../../../api/config';
import { recall } from '../../../../device';
import { SignIn } from '../../../../session';
import { Card, LanguageChoice, NarrowPage, Notice } from '../../../../ui';
import { useDesk } from '../../charge/ui/context';
import { usePosMessages } from '../../i18n';

/** Signs a cashier in. The shop is remembered, so that changing cashiers begins at the login name. */
export function SignInPage() {
  const { appName, frame } = usePosMessages();
  const { shop } = useConfig();
  const desk = useDesk();
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (recall('merchant') === null) return;
    form.current?.querySelector<HTMLInputElement>('input[name="operator"]')?.focus();
  }, []);
  return (
    <NarrowPage title={shop.name ?? appName}>
      {desk.hasOpenSale() && (
        <Notice tone="warning" title={frame.openSaleTitle}>
          {frame.openSaleHelp}
        </Notice>
      )}
      <Card title={frame.signInTitle}>
        <div ref={form}>
          <SignIn />
        </div>
      </Card>
      <LanguageChoice />
    </NarrowPage>
  );
}
