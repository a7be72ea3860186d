const DAY_MS = 24 * 60 * 60 * 1000;

/** The business day so many days after another. Days have no zone, so they are counted as if in UTC. */
export function dayAfter(day: string, days: number): string {
  const moved = new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
  const part = (value: number) => String(value).padStart(2, '0');
  return `${moved.getUTCFullYear()}-${part(moved.getUTCMonth() + 1)}-${part(moved.getUTCDate())}`;
}
