// SPDX-License-Identifier: Apache-2.0
import { NoSuchService } from '../directory/index.js';
import type { Refusals } from '../ledger/index.js';
import { Refusal, Unprocessable } from '../platform/refusal.js';

export class OfferedAlready extends Refusal {
  constructor() {
    super(409, 'referral/offered-already', 'This service is being asked already. Record its answer first.');
  }
}
/** Two services said yes, or a worker recorded a second yes. */
export class TakenAlready extends Refusal {
  constructor() {
    super(409, 'referral/taken-already', 'Another service has said yes already. Load the referral again.');
  }
}
export class ReferralClosed extends Refusal {
  constructor() {
    super(409, 'referral/closed', 'This referral is closed. Make a new one.');
  }
}
export class NotInThisState extends Refusal {
  constructor() {
    super(409, 'referral/not-in-this-state', 'The offer is in another state, so this cannot be done. Load it again.');
  }
}
export class ReasonDoesNotFit extends Unprocessable {
  constructor() {
    super([{ pointer: '/reason', code: 'reason-needed', detail: 'Give one of the reasons that belong to this act.' }]);
  }
}
export class WordsNeeded extends Unprocessable {
  constructor() {
    super([{ pointer: '/words', code: 'words-needed', detail: 'Say in a few words why.' }]);
  }
}
/** Used, expired, withdrawn, made for something that is over, or never made: whoever holds it is not told which. */
export class LinkUnusable extends Refusal {
  constructor() {
    super(410, 'referral/link-unusable', 'This link opens nothing any more. Ask the person who sent it for a new one.');
  }
}

/** What the database's rules mean here. */
export const referralRules: Refusals = {
  fk_referral_offer_service: () => new NoSuchService(),
  uq_referral_offer_open_once: () => new OfferedAlready(),
  uq_referral_offer_one_taken: () => new TakenAlready(),
  ck_referral_offer_outcome_of_a_meeting: () => new NotInThisState(),
};
