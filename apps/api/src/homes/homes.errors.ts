// SPDX-License-Identifier: Apache-2.0
import { Refusal, Unprocessable } from '../platform/refusal.js';

export class HomeLabelTaken extends Refusal {
  constructor() {
    super(409, 'home/label-taken', 'Another home of your agency is called that. Choose another name.');
  }
}
export class AccountInAnotherHousehold extends Refusal {
  constructor() {
    super(
      409,
      'home/account-in-a-household',
      'This account belongs to a household already. End that first, or leave the account out.',
    );
  }
}
export class AdultHasLeft extends Refusal {
  constructor() {
    super(409, 'home/adult-has-left', 'This adult has left the household already.');
  }
}
export class NotACaregiver extends Unprocessable {
  constructor() {
    super([
      {
        pointer: '/userId',
        code: 'not-a-caregiver',
        detail: 'Choose the account of a foster parent of your agency that is in use.',
      },
    ]);
  }
}
export class AgesDoNotFit extends Unprocessable {
  constructor() {
    super([{ pointer: '/youngest', code: 'ages-do-not-fit', detail: 'The youngest age must not be above the oldest.' }]);
  }
}
/** Where youth live, their family's name, address and phone are for someone around one of them. */
export class AskWhoIsAroundTheYouth extends Refusal {
  constructor() {
    super(
      409,
      'home/ask-who-is-around-the-youth',
      'Youth of other workers live here. Ask a worker of one of them, or their supervisor, to look this up or change it.',
    );
  }
}
/** Whether it is a foster family home says what kind of placement the youth there are in. */
export class KindOfHomeInUse extends Unprocessable {
  constructor() {
    super([
      {
        pointer: '/traits',
        code: 'kind-of-home-in-use',
        detail: 'Youth live here, placed in the kind of home this is. Keep or leave out foster_family_home as it was.',
      },
    ]);
  }
}
