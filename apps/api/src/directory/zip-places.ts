// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

const file = new URL('../../zip-places/zip-places.csv', import.meta.url);
/** In three plain arrays the whole country takes half a megabyte. */
let places: { zips: Int32Array; latitudes: Float32Array; longitudes: Float32Array } | undefined;

function load(): NonNullable<typeof places> {
  const rows = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
  const column = (at: number) => rows.map((row) => row[at]!);
  return { zips: Int32Array.from(column(0)), latitudes: Float32Array.from(column(1)), longitudes: Float32Array.from(column(2)) };
}

/** The middle of a ZIP code's area, in degrees; undefined for one the table does not know (zip-places/ORIGIN.md). */
export function zipPlace(zip: string): { latitude: number; longitude: number } | undefined {
  if (!/^\d{5}$/.test(zip)) return undefined;
  const { zips, latitudes, longitudes } = (places ??= load());
  let [low, high] = [0, zips.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (zips[middle]! < Number(zip)) low = middle + 1;
    else high = middle;
  }
  return zips[low] === Number(zip) ? { latitude: latitudes[low]!, longitude: longitudes[low]! } : undefined;
}
