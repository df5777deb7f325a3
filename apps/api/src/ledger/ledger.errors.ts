// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../platform/refusal.js';

const retry = { headers: { 'retry-after': '5' } };

/** Nothing is sealed at this agency just now, and the act is one that is sealed before its effect. */
export class SealingAway extends Refusal {
  constructor() {
    super(
      503,
      'sealing-away',
      'The log that proves who saw what cannot be sealed just now, so this is not shown or done. Nothing was changed. Tell your administrator if it stays so.',
      retry,
    );
  }
}

/** The act is in the records, but its event did not get into a signed checkpoint in time; nothing of it has left. */
export class SealPending extends Refusal {
  constructor() {
    super(
      503,
      'seal-pending',
      'What you asked for is in the records, but its place in the sealed log is not proved yet, so nothing is shown. Send the same again with the same Idempotency-Key, or load it to see.',
      retry,
    );
  }
}
