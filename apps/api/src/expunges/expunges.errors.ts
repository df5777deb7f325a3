// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../platform/refusal.js';

/** Somebody has asked for the same already, and nobody has decided. */
export class ExpungeAskedAlready extends Refusal {
  constructor() {
    super(409, 'expunge/asked-already', 'This was asked for already. Somebody else has to approve it.');
  }
}

/** Nobody expunges alone. */
export class NotByWhoAsked extends Refusal {
  constructor() {
    super(409, 'expunge/not-by-who-asked', 'You asked for this. Somebody else has to approve it.');
  }
}

/** It was approved, or is older than seven days. */
export class NothingToExpunge extends Refusal {
  constructor() {
    super(409, 'expunge/nothing-to-approve', 'This does not wait for approval any more: it was approved, or is too old.');
  }
}
