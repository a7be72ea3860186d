/** The quasigroup of order 10 of H. Michael Damm's thesis, with 0 on the diagonal. */
const TABLE = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

/** The check digit of a text of digits. It finds each wrong digit and each exchange of neighbours. */
export function dammDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) {
    const next = TABLE[interim]?.[Number(digit)];
    if (next === undefined) throw new RangeError('only digits have a check digit');
    interim = next;
  }
  return interim;
}

/** Whether the last digit is the check digit of those before it. */
export function dammHolds(digits: string): boolean {
  return dammDigit(digits) === 0;
}
