// SPDX-License-Identifier: Apache-2.0
import { Refusal, Unprocessable } from '../platform/refusal.js';

export class CaseCodeTaken extends Refusal {
  constructor() {
    super(
      409,
      'youth/case-code-taken',
      'Another file of your agency has this case code. Choose another, or leave it out to get a new one.',
    );
  }
}

export class BornInTheFuture extends Unprocessable {
  constructor() {
    super([{ pointer: '/birthDate', code: 'in-the-future', detail: 'The day of birth cannot lie after today.' }]);
  }
}

export class AliasKnownAlready extends Refusal {
  constructor() {
    super(409, 'youth/alias-known-already', 'This name is in the file already.');
  }
}

export class AliasEndedAlready extends Refusal {
  constructor() {
    super(409, 'youth/alias-ended-already', 'This name has ended already. Load the file again.');
  }
}

/** The same for an account elsewhere as for none: whose accounts exist elsewhere is not told. */
export class PersonHasNoAccountHere extends Unprocessable {
  constructor() {
    super([{ pointer: '/userId', code: 'not-in-your-agency', detail: 'Choose an account of your agency, or leave it out.' }]);
  }
}

export class PersonOfConcernEndedAlready extends Refusal {
  constructor() {
    super(409, 'youth/person-of-concern-ended-already', 'This has ended already. Load it again.');
  }
}
