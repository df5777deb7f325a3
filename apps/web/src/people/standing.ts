// SPDX-License-Identifier: Apache-2.0
import i18next from 'i18next';
import type { PersonView } from '../api/generated/types.gen.js';
import { dateTime } from '../language/dates.js';

/** Whether this person can come in, in one phrase. */
export function standing({ isActive, awaitsApproval, invitedUntil }: PersonView, timeZone: string): string {
  if (!isActive) return i18next.t('people:standing.notActive');
  if (awaitsApproval) return i18next.t('people:standing.awaits');
  if (invitedUntil) return i18next.t('people:standing.invited', { until: dateTime(invitedUntil, timeZone) });
  return i18next.t('people:standing.active');
}
