// SPDX-License-Identifier: Apache-2.0
import type { Person } from './person.js';
import { created } from './living.js';

/** A day so many days from now; in UTC, and so never more than one off the agency's. */
export const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A consent that the youth and a parent signed, to somebody the directory does not have. */
export const aConsent = (more: object = {}) => ({
  recipient: 'Quillhaven Counselling',
  purpose: 'To start counselling.',
  information: 'What the plan says about school and sleep.',
  classes: ['C1', 'C2'],
  textVersion: '2026-1',
  language: 'es',
  interpreter: 'Marisol Vega',
  signedOn: dayFromNow(-1),
  startsOn: dayFromNow(-1),
  expiresOn: dayFromNow(90),
  signers: ['minor', 'non_abusive_parent'],
  parentName: 'Rosa Quimby',
  isConditionOfService: false,
  ...more,
});

/** Recorded, and its id. */
export async function consentOf(worker: Person, youthId: string, more: object = {}): Promise<string> {
  return created(await worker.post(`/youth/${youthId}/consents`, aConsent(more)));
}

/** What leaves: the letter of a worker. */
export const aLetter = (more: object = {}) => ({ classes: ['C2'], what: 'A letter about school.', how: 'paper', ...more });
