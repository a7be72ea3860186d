import { useMessages } from '../../../../i18n';
import type { CodeProblem } from '../../../../scan';
import { Notice } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import type { ReadScan } from './read-scan';

interface Props {
  readonly wrong: Exclude<ReadScan, { kind: 'code' }>;
}

/** Says what was scanned instead of a payment code, and that nothing was sent. */
export function CodeNotice({ wrong }: Props) {
  const { sale } = usePosMessages();
  const problemText = useCodeProblem();
  return (
    <Notice tone="error" title={sale.foreign.title}>
      <p>{wrong.kind === 'foreign' ? sale.foreign[wrong.what] : problemText(wrong.problem)}</p>
      <p>{sale.nothingSent}</p>
    </Notice>
  );
}

/** Puts what is wrong with a code into words. */
export function useCodeProblem(): (problem: CodeProblem) => string {
  const { scan } = useMessages();
  return (problem) =>
    problem.reason === 'length'
      ? scan.problems.length(problem.digits)
      : scan.problems[problem.reason];
}
