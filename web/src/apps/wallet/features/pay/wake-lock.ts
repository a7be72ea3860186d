/** Keeps the screen on while a payment code is shown. A browser that refuses is no fault. */

/** How long a code may take to appear after the gesture that asks for it. */
const GRACE_MS = 10_000;

let lock: WakeLockSentinel | null = null;
let isAsking = false;
let holders = 0;
let grace: ReturnType<typeof setTimeout> | null = null;

const isWanted = () => holders > 0 || grace !== null;

async function ask(): Promise<void> {
  if (!isWanted() || isAsking || lock?.released === false) return;
  if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
  isAsking = true;
  try {
    lock = await navigator.wakeLock.request('screen');
  } catch {
    // Low battery, no gesture, or a browser that has no such thing.
  } finally {
    isAsking = false;
  }
  letGoIfUnwanted();
}

function letGoIfUnwanted(): void {
  if (isWanted()) return;
  const held = lock;
  lock = null;
  held?.release().catch(() => undefined);
}

// A browser takes the lock away when the page is hidden.
const again = () => void ask();

/** Asks for the lock within the gesture that leads to the code, because some browsers want one. */
export function prepareToPay(): void {
  if (grace !== null) clearTimeout(grace);
  grace = setTimeout(() => {
    grace = null;
    letGoIfUnwanted();
  }, GRACE_MS);
  void ask();
}

/** Keeps the screen on, again after the page was hidden. Returns how to stop. */
export function keepAwake(): () => void {
  holders += 1;
  if (grace !== null) clearTimeout(grace);
  grace = null;
  document.addEventListener('visibilitychange', again);
  void ask();
  return () => {
    holders -= 1;
    if (holders === 0) document.removeEventListener('visibilitychange', again);
    letGoIfUnwanted();
  };
}
