// SPDX-License-Identifier: Apache-2.0
import { Refusal, Unprocessable } from '../platform/refusal.js';

/** Also for an id that is nobody's here: whose accounts exist elsewhere is not told. */
export class NotACaseworkerHere extends Unprocessable {
  constructor() {
    super([{ pointer: '/userId', code: 'not-a-caseworker', detail: 'Choose a caseworker who works at your agency.' }]);
  }
}
export class NobodyHere extends Unprocessable {
  constructor() {
    super([{ pointer: '/userId', code: 'not-in-your-agency', detail: 'Choose someone with an account at your agency.' }]);
  }
}
export class MemberInConflict extends Refusal {
  constructor() {
    super(
      409,
      'access/in-conflict',
      'This person must be kept from this youth, so they cannot join the care team. Choose someone else.',
    );
  }
}
export class AssignedAlready extends Refusal {
  constructor() {
    super(409, 'access/assigned-already', 'This worker is on the care team already.');
  }
}
export class LastWorker extends Refusal {
  constructor() {
    super(409, 'access/last-worker', 'A youth is never without a worker who may open the file. Assign another one first.');
  }
}
export class EndsWithThePlacement extends Refusal {
  constructor() {
    super(409, 'access/ends-with-the-placement', 'A caregiver’s access ends with the placement. End or change the placement.');
  }
}
export class EndedAlready extends Refusal {
  constructor() {
    super(409, 'access/ended-already', 'This has ended already. Load it again.');
  }
}
export class ConflictDeclaredAlready extends Refusal {
  constructor() {
    super(409, 'access/conflict-declared-already', 'A conflict of this person with this youth is in force already.');
  }
}

/** The only worker would be kept out, and nobody could act for the youth. */
export class LeavesNoWorker extends Refusal {
  constructor() {
    super(
      409,
      'conflict/leaves-no-worker',
      'This is the youth’s only worker. Their supervisor assigns another one first; then keep this one away.',
    );
  }
}
/** The only supervisor would be kept out, and nobody could assign or end anything. */
export class LeavesNoSupervisor extends Refusal {
  constructor() {
    super(
      409,
      'conflict/leaves-no-supervisor',
      'This is the only supervisor of the youth’s team. Your administrator adds another one first; then keep this one away.',
    );
  }
}
