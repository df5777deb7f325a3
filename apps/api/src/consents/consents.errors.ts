// SPDX-License-Identifier: Apache-2.0
import { type FieldProblem, Refusal, Unprocessable } from '../platform/refusal.js';

/** Who must be kept from the youth is not told here: whoever may know it finds it in the file. */
export class SignerNotSafe extends Refusal {
  constructor() {
    super(409, 'consent/signer-not-safe', 'This person cannot sign for this youth. Choose someone else, or ask your supervisor.');
  }
}
export class RecipientNotSafe extends Refusal {
  constructor() {
    super(409, 'consent/recipient-not-safe', 'Nothing about this youth can go to this recipient. Ask your supervisor.');
  }
}
export class WithdrawnAlready extends Refusal {
  constructor() {
    super(409, 'consent/withdrawn-already', 'This consent was withdrawn already. Load it again.');
  }
}
export class RecallSentAlready extends Refusal {
  constructor() {
    super(409, 'consent/recall-sent-already', 'The recipient was told already. Load it again.');
  }
}

/** No running consent to this recipient covers it. */
export class NotCovered extends Refusal {
  constructor() {
    super(409, 'consent/not-covered', 'No running consent lets this go to this recipient. Ask the youth, or send less.');
  }
}
/** It expired, was withdrawn, or has not begun; or somebody who signed it must be kept from the youth since. */
export class ConsentDoesNotHold extends Refusal {
  constructor() {
    super(409, 'consent/does-not-hold', 'This consent does not hold now, so nothing was sent. Load it again to see why.');
  }
}
/** Classes or protected kinds of data that the consent does not name. */
export class BeyondConsent extends Refusal {
  constructor() {
    super(409, 'consent/beyond-what-was-agreed', 'The consent does not name all of this. Send what it names, or ask the youth.');
  }
}
/** Also for an id that is nobody's here. */
export class NotInTheDirectory extends Unprocessable {
  constructor() {
    super([
      {
        pointer: '/organizationId',
        code: 'not-in-the-directory',
        detail: 'Choose an organization of your directory, or type the recipient.',
      },
    ]);
  }
}
/**
 * A single name, or one that has a word in common with somebody's who must be kept away. Which of the two is not told, nor
 * whom it is like: whoever may know it finds it in the file.
 */
export const secondPersonNeeded: FieldProblem = {
  pointer: '/parentCheckedBy',
  code: 'second-person-needed',
  detail: 'Look with a colleague whether this parent may sign, and say who it was.',
};
export class NeedsSecondPerson extends Unprocessable {
  constructor() {
    super([secondPersonNeeded]);
  }
}
/** Whoever writes it down, whoever must be kept from the youth, and everybody who is no colleague with youth. */
export class NotASecondPerson extends Unprocessable {
  constructor() {
    super([
      {
        pointer: '/parentCheckedBy',
        code: 'not-a-second-person',
        detail: 'Choose another caseworker or program manager of your agency, who may know of this youth.',
      },
    ]);
  }
}
/** Also for an id that is nobody's here. */
export class NotStaffHere extends Unprocessable {
  constructor() {
    super([
      {
        pointer: '/agencySignerId',
        code: 'not-staff-here',
        detail: 'Choose a caseworker or program manager who works at your agency.',
      },
    ]);
  }
}
