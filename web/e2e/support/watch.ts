import { type BrowserContext, expect, type Page } from '@playwright/test';

/** What must not happen on any page of a run. */
export interface Watch {
  /** Fails with everything that was found. */
  readonly expectNothing: () => void;
  /** This finding is expected, such as failed requests while offline. */
  readonly allow: (pattern: RegExp) => void;
}

/**
 * Listens on all pages of a context: violations of the policy, errors in the console, rejections that
 * nobody handles, and requests to anybody else.
 */
export async function watch(context: BrowserContext, origin: string): Promise<Watch> {
  const findings: string[] = [];
  const allowed: RegExp[] = [];
  const found = (text: string) => findings.push(text);
  await context.exposeBinding('mpsViolation', (_source, text: string) => found(`policy: ${text}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as unknown as { mpsViolation: (text: string) => void })
        .mpsViolation;
      report(
        `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      );
    });
  });
  const watchPage = (page: Page) => {
    page.on('console', (message) => {
      // Refusals of the API are answers; the browser reports them as errors all the same.
      const refusal = /^Failed to load resource: .* status of 4\d\d/.test(message.text());
      if (message.type() === 'error' && !(refusal && !isFile(message.location().url))) {
        found(`console: ${message.text()} ${message.location().url}`);
      }
    });
    page.on('pageerror', (error) => found(`uncaught: ${error.message}`));
  };
  context.on('page', watchPage);
  for (const page of context.pages()) watchPage(page);
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== 'blob:') found(`third party: ${request.url()}`);
  });
  return {
    allow: (pattern) => allowed.push(pattern),
    expectNothing: () => {
      const wrong = findings.filter((text) => !allowed.some((pattern) => pattern.test(text)));
      expect(wrong).toEqual([]);
    },
  };
}

/** Whether an address is one of the app's own files, which must be there. */
function isFile(url: string): boolean {
  return /^\/(?:assets\/|(?:wallet|pos)\/)/.test(new URL(url).pathname);
}
