/** How long an answer may take before it counts as lost. */
const USUAL_TIMEOUT_MS = 20_000;

/** Makes a `fetch` that gives up after a time. It also ends reading a body that does not come. */
export function fetchWithin(milliseconds: number): (request: Request) => Promise<Response> {
  return (request) => {
    const control = new AbortController();
    const timer = setTimeout(
      () => control.abort(new DOMException('no answer in time', 'TimeoutError')),
      milliseconds,
    );
    const outer = request.signal;
    const stop = () => {
      clearTimeout(timer);
      control.abort(outer.reason);
    };
    if (outer.aborted) stop();
    outer.addEventListener('abort', stop, { once: true });
    return fetch(request, { signal: control.signal });
  };
}

export const fetchUsually = fetchWithin(USUAL_TIMEOUT_MS);
