// SPDX-License-Identifier: Apache-2.0
import { validatePhoneNumberLength } from 'libphonenumber-js/min';

/** Three digits (911) or seven (555-0100) are dialled as they stand. */
const local = /^\D*(?:\d\D*){3}$|^\D*(?:\d\D*){7}$/;

/**
 * Whether someone could dial this. Lenient: any country, any punctuation, extensions; a number that a person can dial
 * must not be refused because a list of prefixes is out of date.
 */
export function isPhone(text: string): boolean {
  const problem = validatePhoneNumberLength(text, 'US');
  return problem === undefined || (problem === 'TOO_SHORT' && local.test(text));
}
