/** Locks of a browser, whose holders can be made to vanish as when a tab is closed. */
export interface FakeLocks {
  readonly manager: LockManager;
  /** The tab that holds the lock is closed. */
  readonly closeHolder: () => void;
}

type Granted = (lock: Lock | null) => unknown;

/** Makes locks, one name after another. */
export function fakeLocks(): FakeLocks {
  let isHeld = false;
  const waiting: (() => void)[] = [];

  function request(name: string, ...rest: unknown[]): Promise<unknown> {
    const granted = rest.at(-1) as Granted;
    const { ifAvailable } = (rest.length > 1 ? rest[0] : {}) as LockOptions;
    const lock: Lock = { name, mode: 'exclusive' };
    if (!isHeld) {
      isHeld = true;
      return Promise.resolve(granted(lock));
    }
    if (ifAvailable) return Promise.resolve(granted(null));
    return new Promise((resolve) => {
      waiting.push(() => {
        isHeld = true;
        resolve(granted(lock));
      });
    });
  }

  return {
    manager: { request, query: async () => ({}) } as unknown as LockManager,
    closeHolder: () => {
      isHeld = false;
      waiting.shift()?.();
    },
  };
}
