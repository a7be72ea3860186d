import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import type { components } from '../../../../api/schema';
import { useSession } from '../../../../session';
import { Button, Card, ErrorNotice, Form, SvgPicture, TextField, useSubmit } from '../../../../ui';
import { usePosMessages } from '../../i18n';

interface Props {
  readonly enrolled: components['schemas']['TotpEnrolled'];
  readonly onConfirmed: (codes: readonly string[]) => void;
}

/** Shows the secret to the app, and takes a code of it. Only then it counts. */
export function TotpConfirm({ enrolled, onConfirmed }: Props) {
  const { account } = usePosMessages();
  const api = useApi();
  const { refresh } = useSession();
  const { onSubmit, isBusy, error } = useSubmit(async (form) => {
    const totp = String(form.get('totp') ?? '').replace(/\s/g, '');
    const answer = await take(api.client.POST('/auth/totp/confirm', { body: { totp } }));
    onConfirmed(answer.recovery_codes);
    // The codes are shown once only, so a failure here must not hide them.
    refresh().catch(() => undefined);
  });
  return (
    <Card title={account.totpScan}>
      <Form onSubmit={onSubmit}>
        <SvgPicture
          svg={enrolled.qr_svg}
          alt={account.totpScanAlt}
          className="mx-auto w-full max-w-64 rounded-control bg-white p-3"
        />
        <div>
          <p className="text-ink-2 text-sm">{account.totpSecret}</p>
          <p className="flex select-all flex-wrap gap-x-3 font-mono">
            {groupsOf(enrolled.secret).map(({ id, text }) => (
              <span key={id}>{text}</span>
            ))}
          </p>
        </div>
        <TextField
          name="totp"
          label={account.totpConfirm}
          autoComplete="one-time-code"
          inputMode="numeric"
          inputClassName="text-xl tabular-nums tracking-widest"
          isRequired
        />
        {error !== null && <ErrorNotice error={error} />}
        <Button type="submit" tone="primary" size="large" wide isPending={isBusy}>
          {account.totpConfirmButton}
        </Button>
      </Form>
    </Card>
  );
}

/** A key in groups of four, as it is read and typed; a group may occur twice, so that its place is part of its id. */
function groupsOf(secret: string): readonly { readonly id: string; readonly text: string }[] {
  const groups = secret.match(/.{1,4}/g) ?? [];
  return groups.map((text, place) => ({ id: `${place} ${text}`, text }));
}
