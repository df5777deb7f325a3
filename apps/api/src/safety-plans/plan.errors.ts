// SPDX-License-Identifier: Apache-2.0
import { Refusal, Unprocessable } from '../platform/refusal.js';

export class DraftAlreadyOpen extends Refusal {
  constructor() {
    super(409, 'plan/draft-already-open', 'There is a draft of this plan already. Go on with it, or set it aside first.');
  }
}
export class DraftNotOpenForThis extends Refusal {
  constructor(detail: string) {
    super(409, 'plan/draft-not-open-for-this', detail);
  }
}
export class YouthWordsAreKept extends Refusal {
  constructor() {
    super(
      409,
      'plan/youth-words-are-kept',
      'These are the youth’s own words. Nobody edits them; the youth can withdraw them. Put a note of your own beside them.',
    );
  }
}
export class YouthDecidesWhoReads extends Refusal {
  constructor() {
    super(
      409,
      'plan/youth-decides-who-reads',
      'The youth decided who reads these words. Show them to more people only together with the youth: enter together mode first.',
    );
  }
}
export class ApprovalNeeded extends Refusal {
  constructor() {
    super(
      409,
      'plan/approval-needed',
      'Your agency asks for a supervisor’s approval before a plan is signed. Propose the draft; your supervisor will see it.',
    );
  }
}
export class NobodyApprovesTheirOwn extends Refusal {
  constructor() {
    super(409, 'plan/own-proposal', 'Nobody decides on a plan they proposed. Ask another supervisor.');
  }
}
export class NothingToSign extends Refusal {
  constructor() {
    super(409, 'plan/nothing-to-sign', 'This draft has no lines yet. Write at least one with the youth, then sign.');
  }
}
/** Two taps at once from two windows: one was kept. */
export class AcknowledgedJustNow extends Refusal {
  constructor() {
    super(409, 'plan/acknowledged-just-now', 'You acknowledged this copy a moment ago. There is nothing more to do.');
  }
}
export class PlanTooLong extends Unprocessable {
  constructor() {
    super([
      {
        pointer: '/items',
        code: 'plan-too-long',
        detail: 'A plan holds at most 200 lines and 200,000 characters. Take something out, or say it shorter.',
      },
    ]);
  }
}
