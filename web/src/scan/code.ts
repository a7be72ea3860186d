import { dammHolds } from './damm';

/** How many digits a payment code has. */
const CODE_LENGTH = 24;

/** What is wrong with a text that is no payment code. */
export type CodeProblem =
  | { readonly reason: 'length'; readonly digits: number }
  | { readonly reason: 'prefix' | 'check' | 'characters' };

/** What a scanned or typed text is. */
export type ReadCode =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'problem'; readonly problem: CodeProblem };

/** The spelling of codes of earlier versions: 128 bits in base64url. */
const EARLIER = /^MPS1\.[A-Za-z0-9_-]{22}$/;

/** Takes out what only groups the digits, and makes full-width digits plain ones. */
export function normaliseCode(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '');
}

/** Reads a payment code. A wrong check digit is found here, so that it never counts as a guess. */
export function readCode(text: string, prefix: string): ReadCode {
  const earlier = text.trim();
  if (EARLIER.test(earlier)) return { kind: 'code', code: earlier };
  const code = normaliseCode(text);
  if (!/^[0-9]*$/.test(code)) return problem({ reason: 'characters' });
  if (code.length !== CODE_LENGTH) return problem({ reason: 'length', digits: code.length });
  if (!code.startsWith(prefix)) return problem({ reason: 'prefix' });
  return dammHolds(code) ? { kind: 'code', code } : problem({ reason: 'check' });
}

function problem(found: CodeProblem): ReadCode {
  return { kind: 'problem', problem: found };
}

/** The digits in groups of four, as they are shown and read aloud. */
export function groupCode(code: string): string {
  return normaliseCode(code).replace(/(\d{4})(?=\d)/g, '$1 ');
}
