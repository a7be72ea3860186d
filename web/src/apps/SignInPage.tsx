import { useConfig } from '../api/config';
import { SignIn } from '../session';
import { Card, LanguageChoice, NarrowPage } from '../ui';

interface Props {
  /** What the app calls itself where the shop has no name. */
  readonly appName: string;
}

/** The page for whoever is not signed in. */
export function SignInPage({ appName }: Props) {
  const { shop } = useConfig();
  return (
    <NarrowPage title={shop.name ?? appName}>
      <Card>
        <SignIn />
      </Card>
      <LanguageChoice />
    </NarrowPage>
  );
}
