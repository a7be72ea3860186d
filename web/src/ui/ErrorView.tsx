import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n';
import { Button } from './Button';
import { cx } from './cx';
import { Notice } from './Notice';
import { type Description, useDescribe } from './use-describe';

interface Props {
  readonly error: unknown;
  readonly retry?: () => void;
  /** Fills the page. */
  readonly page?: boolean;
  readonly action?: ReactNode;
}

/** An error in place of what could not be shown: what happened, the way out, and the reference. */
export function ErrorView({ error, retry, page = false, action }: Props) {
  const { actions } = useMessages();
  const description = useDescribe()(error);
  return (
    <div
      role="alert"
      className={cx(
        'flex flex-col items-center justify-center gap-2 p-6 text-center [&_p]:text-balance',
        page && 'min-h-[60dvh]',
      )}
    >
      <CircleAlert aria-hidden="true" className="size-12 text-bad" />
      <p className="font-semibold text-lg">{description.title}</p>
      <p className="max-w-prose text-ink-2">{description.help}</p>
      <Particulars description={description} />
      <div className="mt-3 flex flex-wrap justify-center gap-3">
        {retry && <Button onPress={retry}>{actions.retry}</Button>}
        {action}
      </div>
    </div>
  );
}

/** The same within a form or beside what went wrong. */
export function ErrorNotice({ error }: { readonly error: unknown }) {
  const description = useDescribe()(error);
  return (
    <Notice tone="error" title={description.title}>
      <p>{description.help}</p>
      <Particulars description={description} />
    </Notice>
  );
}

function Particulars({ description }: { readonly description: Description }) {
  const { page } = useMessages();
  return (
    <div className="text-ink-2 text-sm">
      {description.details !== null && <p lang="en">{description.details}</p>}
      {description.requestId !== null && <p>{page.requestId(description.requestId)}</p>}
    </div>
  );
}
