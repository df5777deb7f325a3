// SPDX-License-Identifier: Apache-2.0
import { Refusal, Unprocessable } from '../platform/refusal.js';

export class SignInNameTaken extends Refusal {
  constructor() {
    super(409, 'people/sign-in-name-taken', 'Someone at your agency already signs in with this name. Choose another one.');
  }
}

/** A partner works at an organization of the directory, and nobody else does. */
export class OrganizationOfPartner extends Unprocessable {
  constructor() {
    const detail = 'Say where a partner works; leave it out for everybody else.';
    super([{ pointer: '/organizationId', code: 'organization-of-a-partner', detail }]);
  }
}
/** Also for an id that is nobody's here. */
export class OrganizationUnknown extends Unprocessable {
  constructor() {
    super([{ pointer: '/organizationId', code: 'not-in-the-directory', detail: 'Choose an organization of your directory.' }]);
  }
}
/** Somebody who comes to work for the agency gets an account of their own for it. */
export class StaysPartner extends Unprocessable {
  constructor() {
    super([{ pointer: '/role', code: 'stays-partner', detail: 'A partner keeps this role. Invite them anew for another.' }]);
  }
}

/** Nobody lifts themselves into a role, and nobody locks themselves out by mistake. */
export class NotByOneself extends Refusal {
  constructor() {
    super(
      409,
      'people/not-by-oneself',
      'You cannot do this to your own account. Ask another administrator of your agency, or whoever runs the server.',
    );
  }
}

export class LastAdmin extends Refusal {
  constructor() {
    super(
      409,
      'people/last-admin',
      'This is the last active administrator of your agency. Make someone else an administrator first.',
    );
  }
}

/** Youth would be left with nobody who may open their file. How many, and not which: the administrator sees no youth. */
export class FilesToHandOver extends Refusal {
  constructor(files = 'some') {
    super(
      409,
      'people/files-to-hand-over',
      `A youth is never without a worker. Files that have no other one: ${files}. Have their supervisor assign someone first.`,
    );
  }
}

export class NotActive extends Refusal {
  constructor() {
    super(409, 'people/not-active', 'This person is not active. Make them active first, then invite them.');
  }
}

/** Two people invited the same person at once. */
export class InvitedJustNow extends Refusal {
  constructor() {
    super(
      409,
      'people/invited-just-now',
      'Someone else has just invited this person. Use that code, or make a new one in a moment.',
    );
  }
}

/** None is open, or the one that is needs nobody. */
export class NothingToApprove extends Refusal {
  constructor() {
    super(
      409,
      'people/nothing-to-approve',
      'No invitation of this person waits for a second person: it is used, withdrawn or too old, or there never was one.',
    );
  }
}

export class ApprovedAlready extends Refusal {
  constructor() {
    super(
      409,
      'people/approved-already',
      'This invitation is approved already. If its 15 minutes ran out, have a new one made and approve that.',
    );
  }
}

/** Two people make somebody's way in anew. */
export class NotByWhoInvited extends Refusal {
  constructor() {
    super(
      409,
      'people/not-by-who-invited',
      'You made this invitation, so somebody else approves it: another administrator, a program manager or a privacy officer.',
    );
  }
}

export class NotByWhoIsInvited extends Refusal {
  constructor() {
    super(409, 'people/not-by-who-is-invited', 'This invitation is for you, so somebody else approves it.');
  }
}

/** Else an administrator could make a second person up and be two at once. */
export class ApproverTooNew extends Refusal {
  constructor() {
    super(
      409,
      'people/approver-too-new',
      'Your own way in was made less than three days ago. Until then somebody who has been here longer approves.',
    );
  }
}

export class AlreadySupervised extends Refusal {
  constructor() {
    super(409, 'people/already-supervised', 'This person already supervises this worker. Nothing was changed.');
  }
}

export class AlreadyEnded extends Refusal {
  constructor() {
    super(409, 'people/already-ended', 'This has already ended. Nothing was changed.');
  }
}

export class CannotSupervise extends Unprocessable {
  constructor() {
    super([
      {
        pointer: '/supervisorId',
        code: 'not-a-supervisor',
        detail: 'This must be an active program manager of your agency, and not the worker.',
      },
    ]);
  }
}

export class CannotBeSupervised extends Unprocessable {
  constructor() {
    super([{ pointer: '/workerId', code: 'not-a-worker', detail: 'This must be an active caseworker of your agency.' }]);
  }
}

/** One answer for a code that is wrong, used, withdrawn or too old. */
export class InvitationUnusable extends Refusal {
  constructor() {
    super(
      404,
      'people/invitation-unusable',
      'This invitation code cannot be used: it is mistyped, was used before, or is too old. Ask your agency for a new one.',
    );
  }
}
