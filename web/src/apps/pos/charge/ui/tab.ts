/**
 * Whether this tab charges. A device has one such tab, so that no sale is ever acted on by two:
 *
 * - `asking`: not known yet;
 * - `ours`: this tab;
 * - `elsewhere`: another tab of this device;
 * - `free`: the other tab is gone, and this one may take over;
 * - `impossible`: the browser has no locks, as over plain HTTP.
 */
export type TabState = 'asking' | 'ours' | 'elsewhere' | 'free' | 'impossible';

export interface TillTab {
  readonly state: () => TabState;
  /** Calls back after each change. Returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks for the right to charge. Only the first call counts. */
  readonly ask: () => void;
  /** Takes the right that the other tab gave up. */
  readonly takeOver: () => void;
}

const NAME = 'mps-pos-charge';

/** Resolves never: the lock is held until the tab is gone. */
const forAsLongAsTheTab = new Promise<never>(() => undefined);

/** Makes the state of this tab. `locks` is `navigator.locks`, where there is one. */
export function createTab(locks: LockManager | undefined): TillTab {
  let state: TabState = 'asking';
  let asked = false;
  const listeners = new Set<() => void>();

  function become(next: TabState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  async function queue(manager: LockManager): Promise<void> {
    become('elsewhere');
    await manager.request(NAME, () => {
      become('free');
      return forAsLongAsTheTab;
    });
  }

  async function request(manager: LockManager): Promise<void> {
    await manager.request(NAME, { ifAvailable: true }, (lock) => {
      if (lock === null) return;
      become('ours');
      return forAsLongAsTheTab;
    });
    await queue(manager);
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: () => {
      if (asked) return;
      asked = true;
      if (locks === undefined) become('impossible');
      else request(locks).catch(() => become('impossible'));
    },
    takeOver: () => {
      if (state === 'free') become('ours');
    },
  };
}
