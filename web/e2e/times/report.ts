/** Prints the median and the most of some times in milliseconds, and gives the median. */
export function report(what: string, times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const most = sorted.at(-1) ?? Number.NaN;
  const figures = `${Math.round(median)} ms (median of ${times.length}), at most ${Math.round(most)} ms`;
  process.stdout.write(`${what}: ${figures}\n`);
  return median;
}
