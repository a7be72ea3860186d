import { useState } from 'react';
import type { components } from '../../../../api/schema';
import { useMessages } from '../../../../i18n';
import { RequirePermission, useSignedIn } from '../../../../session';
import { Badge, Page } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { RecoveryCodes } from './RecoveryCodes';
import { TotpConfirm } from './TotpConfirm';
import { TotpRemove } from './TotpRemove';
import { TotpStart } from './TotpStart';

/** How far the enrolment of a second factor has come. */
type Step =
  | { readonly kind: 'start' }
  | { readonly kind: 'confirm'; readonly enrolled: components['schemas']['TotpEnrolled'] }
  | { readonly kind: 'codes'; readonly codes: readonly string[] };

interface Props {
  /** For an account that must have one first: what follows. */
  readonly onEnrolled?: () => void;
}

/** One's own second factor. */
export function TotpPage({ onEnrolled }: Props) {
  const { account } = usePosMessages();
  const { settings } = useMessages();
  const { totpEnabled } = useSignedIn();
  const [step, setStep] = useState<Step>({ kind: 'start' });
  return (
    <Page
      title={account.totp}
      {...(onEnrolled === undefined && { back: { href: '/settings', label: settings.title } })}
      actions={
        <Badge
          tone={totpEnabled ? 'success' : 'warning'}
          text={totpEnabled ? account.totpOn : account.totpOff}
        />
      }
    >
      <RequirePermission permission="merchant:manage_staff">
        {onEnrolled !== undefined && <p>{account.totpRequired}</p>}
        <p className="text-ink-2">{account.totpHelp}</p>
        {step.kind === 'start' && (
          <>
            <TotpStart onEnrolled={(enrolled) => setStep({ kind: 'confirm', enrolled })} />
            {totpEnabled && onEnrolled === undefined && <TotpRemove />}
          </>
        )}
        {step.kind === 'confirm' && (
          <TotpConfirm
            enrolled={step.enrolled}
            onConfirmed={(codes) => setStep({ kind: 'codes', codes })}
          />
        )}
        {step.kind === 'codes' && (
          <RecoveryCodes
            codes={step.codes}
            onDone={onEnrolled ?? (() => setStep({ kind: 'start' }))}
          />
        )}
      </RequirePermission>
    </Page>
  );
}
