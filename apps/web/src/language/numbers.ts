// SPDX-License-Identifier: Apache-2.0
import { spoken } from './language.js';

const locale = () => (spoken() === 'es' ? 'es-US' : 'en-US');

export const numberOf = (value: number): string => new Intl.NumberFormat(locale()).format(value);

/** Bytes as people count them: 12.4 MB. */
export function sizeOf(bytes: number): string {
  const [unit, size] = bytes >= 1e9 ? (['gigabyte', 1e9] as const) : (['megabyte', 1e6] as const);
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(
    bytes / size,
  );
}
