import type { ReactNode } from 'react';
import { useConfig } from '../api/config';
import { SignIn } from '../session';
import { Card, LanguageChoice, NarrowPage } from '../ui';

interface Props {
  /** What the app calls itself where the shop has no name. */
  readonly appName: string;
  /** What stands above the form. */
  readonly notice?: ReactNode;
  readonly title?: string;
}

/** The page for whoever is not signed in. */
export function SignInPage({ appName, notice, title }: Props) {
  const { shop } = useConfig();
  return (
    <NarrowPage title={shop.name ?? appName}>
      {notice}
      <Card {...(title !== undefined && { title })}>
        <SignIn />
      </Card>
      <LanguageChoice />
    </NarrowPage>
  );
}
