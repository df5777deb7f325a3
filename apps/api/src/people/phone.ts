// SPDX-License-Identifier: Apache-2.0
import { isPhone } from '../platform/phone.js';
import { Unprocessable } from '../platform/refusal.js';

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
