// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../platform/refusal.js';

/** A part is not as long as its place in the file says. */
export class PartDoesNotFit extends Refusal {
  constructor() {
    super(
      409,
      'exchange/part-does-not-fit',
      'This part is not as long as the file says. Send the file again from its beginning.',
    );
  }
}

/** A part of this number was received before. */
export class PartIsThere extends Refusal {
  constructor() {
    super(409, 'exchange/part-is-there', 'This part was received before. Send the next one.');
  }
}

/** The file is said to be complete, and parts are missing. */
export class PartsAreMissing extends Refusal {
  constructor() {
    super(
      409,
      'exchange/parts-missing',
      'Some parts of the file have not arrived. Send them, then say again that all are there.',
    );
  }
}
