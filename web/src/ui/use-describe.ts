import { type ClientCode, isErrorCode } from '../api/error-codes';
import { Failure } from '../api/failure';
import {
  type ErrorText,
  type ErrorTexts,
  type Messages,
  useErrorTexts,
  useMessages,
} from '../i18n';

/** An error in the user's words. */
export interface Description extends ErrorText {
  /** What the server says in particular; in English, so it comes last. */
  readonly details: string | null;
  readonly requestId: string | null;
  /** The field of the request that is wrong. */
  readonly field: string | null;
}

/** Puts errors into the user's words. */
export function useDescribe(): (error: unknown) => Description {
  const words = useMessages();
  const texts = useErrorTexts();
  return (error) => describeWith(error, words, texts);
}

function describeWith(error: unknown, words: Messages, texts: ErrorTexts | null): Description {
  if (!(error instanceof Failure)) {
    return {
      title: words.page.brokenTitle,
      help: words.page.brokenHelp,
      details: error instanceof Error ? error.message : String(error),
      requestId: null,
      field: null,
    };
  }
  const { requestId, details } = error;
  // The name of a field alone tells nobody anything.
  const said = [details.value, details.suggestion].filter(Boolean);
  return {
    ...textOf(error, words, texts),
    details: said.length === 0 ? null : [details.field, ...said].filter(Boolean).join(' · '),
    requestId,
    field: details.field ?? null,
  };
}

/** The words of a code. One that this version does not know has the server's, which are in the user's language. */
function textOf({ code, message }: Failure, words: Messages, texts: ErrorTexts | null): ErrorText {
  if (isClientCode(code, words)) return words.failures[code];
  if (texts !== null && isErrorCode(code)) return texts[code];
  return { title: message, help: '' };
}

function isClientCode(code: string, words: Messages): code is ClientCode {
  return Object.hasOwn(words.failures, code);
}

/** What is wrong with a field, for `Form`. */
export function fieldErrorsOf({ field, help }: Description): Readonly<Record<string, string>> {
  return field === null ? {} : { [field]: help };
}
