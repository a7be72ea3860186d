// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { activationToken, forgetActivationToken, takeActivationToken } from './token';

afterEach(() => {
  forgetActivationToken();
  window.history.replaceState(null, '', '/');
});

function open(address: string) {
  window.history.replaceState({ kept: true }, '', address);
  takeActivationToken();
}

describe('the secret of a link', () => {
  it('leaves the address at once, and nothing else does', () => {
    const entries = window.history.length;
    open('/wallet/activate?from=till#s3cret-Token_1');
    expect(activationToken()).toBe('s3cret-Token_1');
    expect(window.location.href).not.toContain('s3cret');
    expect(window.location.pathname + window.location.search).toBe('/wallet/activate?from=till');
    expect(window.history.state).toEqual({ kept: true });
    expect(window.history.length).toBe(entries);
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('s3cret');
  });

  it('is looked for on its own page only', () => {
    open('/wallet/transactions#part');
    expect(activationToken()).toBeNull();
    expect(window.location.hash).toBe('#part');
    open('/wallet/activate#');
    expect(activationToken()).toBeNull();
  });
});
