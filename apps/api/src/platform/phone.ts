// SPDX-License-Identifier: Apache-2.0
import { validatePhoneNumberLength } from 'libphonenumber-js/min';
import { Unprocessable } from './refusal.js';

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

/** An empty text means that there is none. @throws Unprocessable */
export function requirePhone(pointer: string, text: string | undefined): void {
  if (text === undefined || text === '' || isPhone(text)) return;
  throw new Unprocessable([
    {
      pointer,
      code: 'phone',
      detail: 'This must be a telephone number that can be dialled, such as 312-555-0100 or +52 55 1234 5678.',
    },
  ]);
}
