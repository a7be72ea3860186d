/** Every text of a catalogue with its place; functions are called with made-up arguments. */
export function texts(value: unknown, place = ''): [string, string][] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value === 'function') return [[place, String(value(3, 3))]];
  return Object.entries(value as object).flatMap(([name, inner]) =>
    texts(inner, `${place}.${name}`),
  );
}

/** Frequent characters that exist in one of the two Chinese scripts only. */
export const ONLY_HANS = /[码请网络额户时间过开关页个们为产动录这现条记让给说还没张扫]/;
export const ONLY_HANT = /[碼請網絡額戶時間過開關頁個們為產動錄這現條記讓給說還沒張掃]/;
