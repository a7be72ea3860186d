/**
 * Runs before everything else, as a file of its own: sets look and language before the first paint, and
 * says so in three languages when the app cannot start.
 */
const root = document.documentElement;

function recall(name: string): string | null {
  try {
    return localStorage.getItem(`mps.${name}`);
  } catch {
    return null;
  }
}

const theme = recall('theme') ?? 'system';
const dark =
  theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
root.dataset.theme = dark ? 'dark' : 'light';
root.lang = recall('language') ?? root.lang;

const PATIENCE_MS = 15_000;

function fail(): void {
  // The app takes this element's content away when it starts.
  if (document.querySelector('.boot-wait')) root.dataset.boot = 'failed';
}

setTimeout(fail, PATIENCE_MS);
// A file that cannot be loaded raises an event that does not rise, but can be caught on its way down.
window.addEventListener(
  'error',
  (event) => event.target instanceof HTMLScriptElement && fail(),
  true,
);
document.addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.matches('.boot-failure button'))
    location.reload();
});
