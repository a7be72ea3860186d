/** How a moment is shown: its day, its time or both. */
export type DateStyle = 'day' | 'time' | 'both' | 'long';

const STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  day: { year: 'numeric', month: '2-digit', day: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  both: {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
  long: {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  },
};

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(style: DateStyle, locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${style} ${locale} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone });
  formats.set(key, made);
  return made;
}

/** Shows an instant of an answer on the clocks of the shop, wherever the device is. */
export function formatDate(
  instant: string,
  style: DateStyle,
  locale: string,
  timeZone: string,
): string {
  return formatOf(style, locale, timeZone).format(new Date(instant));
}

/** Shows a business day such as `2026-03-02`. A day has no zone, so it is shown as it is. */
export function formatDay(day: string, locale: string): string {
  return formatOf('day', locale, 'UTC').format(new Date(`${day}T00:00:00Z`));
}

/** Shows an hour of the day, 0 to 23. */
export function formatHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** The business day of an instant, as the server writes it: `2026-03-02`. */
export function businessDay(instant: Date, timeZone: string): string {
  const parts = formatOf('day', 'en-GB', timeZone).formatToParts(instant);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
