// SPDX-License-Identifier: Apache-2.0
import { Refusal, Unprocessable } from '../platform/refusal.js';

/** A guide has one open version at a time. */
export class GuideHasDraft extends Refusal {
  constructor() {
    super(409, 'guide/has-draft', 'A new version of this guide is being written already. Go on in that one.');
  }
}
export class GuideNotDraft extends Refusal {
  constructor() {
    super(409, 'guide/not-draft', 'Only a draft can be changed. Send it back first, or begin a new version.');
  }
}
/** Such as publishing what nobody was asked to read. */
export class GuideNoSuchStep extends Refusal {
  constructor() {
    super(409, 'guide/no-such-step', 'This version cannot go there from where it is. Load it again to see where it is.');
  }
}
/** Nobody publishes their own words. */
export class OwnGuide extends Refusal {
  constructor() {
    super(409, 'guide/own-words', 'You wrote this version, so somebody else publishes it.');
  }
}
export class GuideNeedsBothLanguages extends Refusal {
  constructor() {
    super(409, 'guide/needs-both-languages', 'Write it in English and in Spanish first.');
  }
}
/** A review is of what waits to be read, or of what is published. */
export class GuideNotToReview extends Refusal {
  constructor() {
    super(409, 'guide/not-to-review', 'Only a version that was sent to be read, or is published, takes what a reader said.');
  }
}
export class GuideAgesDoNotFit extends Unprocessable {
  constructor() {
    super([{ pointer: '/youngest', code: 'ages-do-not-fit', detail: 'The youngest age must not be above the oldest.' }]);
  }
}
export class CreditNeedsAName extends Unprocessable {
  constructor() {
    super([
      {
        pointer: '/shownAs',
        code: 'credit-needs-a-name',
        detail: 'To credit a reader, give a name or pseudonym; else leave both out.',
      },
    ]);
  }
}
export class ReviewDayNotAhead extends Unprocessable {
  constructor() {
    super([{ pointer: '/reviewDueOn', code: 'not-ahead', detail: 'Give a day after today, within three years.' }]);
  }
}
