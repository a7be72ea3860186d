import { useMessages } from '../../../../i18n';
import { useDescribe } from '../../../../ui';
import type { Problem } from '../../charge/state';
import { usePosMessages } from '../../i18n';

/** Why something was not done, in the user's words, with what helps and the reference. */
export function ProblemText({ problem }: { readonly problem: Problem }) {
  const { sale } = usePosMessages();
  const { page } = useMessages();
  const described = useDescribe()(problem.error);
  const isStorage = problem.code === 'DEVICE_STORAGE';
  return (
    <div className="mb-2">
      <p className="font-semibold text-xl">{isStorage ? sale.storageTitle : described.title}</p>
      <p>{isStorage ? sale.storageHelp : described.help}</p>
      {described.details !== null && (
        <p lang="en" className="text-ink-2 text-sm">
          {described.details}
        </p>
      )}
      {described.requestId !== null && (
        <p className="text-ink-2 text-sm">{page.requestId(described.requestId)}</p>
      )}
    </div>
  );
}
