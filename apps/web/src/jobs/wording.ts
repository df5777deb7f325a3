// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';

/** Kinds are written with a dot, which parts keys. */
export const kindKey = (kind: string): string => kind.replace('.', '_');

/** In words, and rounded: nobody waits by the second. */
export function timeLeft(t: TFunction<'jobs'>, seconds: number | null): string {
  if (seconds === null) return t('left.unknown');
  if (seconds < 45) return t('left.soon');
  if (seconds < 90 * 60) return t('left.minutes', { count: Math.max(1, Math.round(seconds / 60)) });
  return t('left.hours', { count: Math.round(seconds / 3_600) });
}
