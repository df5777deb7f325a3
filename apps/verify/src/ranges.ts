// SPDX-License-Identifier: Apache-2.0

/** First and last, both inclusive. */
export type Range = readonly [number, number];

/** Adds one number to ranges that grow at their end. */
export function extend(ranges: [number, number][], value: number): void {
  const last = ranges.at(-1);
  if (last && last[1] === value - 1) last[1] = value;
  else ranges.push([value, value]);
}

/** Sorted, without overlaps. */
export function joined(ranges: readonly Range[]): Range[] {
  const result: [number, number][] = [];
  for (const [first, last] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const before = result.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else result.push([first, last]);
  }
  return result;
}

/** What of `ranges` lies outside `others`; both joined. */
export function without(ranges: readonly Range[], others: readonly Range[]): Range[] {
  const result: Range[] = [];
  let at = 0;
  for (const [first, last] of ranges) {
    let next = first;
    while (at < others.length && others[at]![1] < next) at++;
    for (let i = at; i < others.length && others[i]![0] <= last; i++) {
      if (others[i]![0] > next) result.push([next, others[i]![0] - 1]);
      next = Math.max(next, others[i]![1] + 1);
    }
    if (next <= last) result.push([next, last]);
  }
  return result;
}
