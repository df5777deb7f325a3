// SPDX-License-Identifier: Apache-2.0
import type { ArrangementView } from '../api/generated/types.gen.js';

/** Whether an arrangement lasts at this moment: respite has an end that may still lie ahead. */
export function isGoingOn({ fromAt, toAt }: ArrangementView, now = Date.now()): boolean {
  return Date.parse(fromAt) <= now && (toAt === null || Date.parse(toAt) > now);
}
