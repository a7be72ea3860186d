import { Notice } from '../../../../ui';
import { SignInPage as Page } from '../../../SignInPage';
import { useDesk } from '../../charge/ui/context';
import { usePosMessages } from '../../i18n';

/** Signs a cashier in, and says when a sale waits for its end. */
export function SignInPage() {
  const { appName, frame } = usePosMessages();
  const desk = useDesk();
  return (
    <Page
      appName={appName}
      title={frame.signInTitle}
      notice={
        desk.hasOpenSale() && (
          <Notice tone="warning" title={frame.openSaleTitle}>
            {frame.openSaleHelp}
          </Notice>
        )
      }
    />
  );
}
