import { type CodeProblem, readCode } from '../../../../scan';
import { type ForeignCode, foreignCode } from '../../charge/ui/foreign';

/** What a scanned text is: a payment code of this shop, one of somebody else, or one that is spoilt. */
export type ReadScan =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'foreign'; readonly what: ForeignCode }
  | { readonly kind: 'problem'; readonly problem: CodeProblem };

/** Reads a scanned text. Only a whole payment code of this shop is ever sent. */
export function readScan(text: string, prefix: string): ReadScan {
  const read = readCode(text, prefix);
  if (read.kind === 'code') return read;
  const what = foreignCode(text);
  return what === null ? read : { kind: 'foreign', what };
}
