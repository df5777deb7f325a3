// SPDX-License-Identifier: Apache-2.0
import { Refusal, Unprocessable } from '../platform/refusal.js';
import type { Refusals } from '../ledger/index.js';

/** Names the rule and not the person: whose name it is, is read elsewhere, by those who may. */
export class NotSafeForThisYouth extends Refusal {
  constructor() {
    super(
      409,
      'placement/not-safe-for-this-youth',
      'Someone there must be kept from a youth: a conflict or a person of concern is on file. Choose another home or adult.',
    );
  }
}
export class HomeIsFull extends Refusal {
  constructor() {
    super(409, 'placement/home-is-full', 'This home has no place left. Choose another, or have its capacity changed first.');
  }
}
export class HomeIsClosed extends Refusal {
  constructor() {
    super(409, 'placement/home-is-closed', 'This home takes nobody new. Choose another.');
  }
}
/** A placement in a foster family home is one in a home that is one (AFCARS E113), and the other way round. */
export class KindDoesNotFitHome extends Unprocessable {
  constructor() {
    super([
      {
        pointer: '/kind',
        code: 'does-not-fit-the-home',
        detail: 'Choose foster_family_home in a foster family home, and there alone; or choose another home.',
      },
    ]);
  }
}
/** Respite is with another family than the one the youth lives with. */
export class LivesThereAlready extends Refusal {
  constructor() {
    super(
      409,
      'placement/lives-there-already',
      'For that time the youth lives in this very home, so respite there is none. Choose another home, or end the respite.',
    );
  }
}
export class RespiteOverTwoPlacements extends Refusal {
  constructor() {
    super(
      409,
      'placement/respite-over-two-placements',
      'The youth was placed anew within that time. Let the respite begin after the placement in force did.',
    );
  }
}
/** Who joins or leaves a household with an account gains or loses the youth there, so those around each youth decide. */
export class AskTheYouthsWorker extends Refusal {
  constructor() {
    super(
      409,
      'home/ask-the-youths-worker',
      'A youth of another worker lives here. Ask that youth’s worker or their supervisor to change the household.',
    );
  }
}
/** Someone placed the youth since the caller looked, or at the same moment. */
export class LineHasMoved extends Refusal {
  constructor() {
    super(
      409,
      'placement/line-has-moved',
      'Someone placed this youth since you looked. Load the placements again, then send the one in force as "follows".',
    );
  }
}
export class NotPlacedThen extends Refusal {
  constructor() {
    super(
      409,
      'placement/not-placed-then',
      'There was no placement at that time. Place the youth first, or choose a later time.',
    );
  }
}
export class AlreadyElsewhere extends Refusal {
  constructor() {
    super(409, 'placement/already-elsewhere', 'For that time the youth is in respite, or away, already. End that first.');
  }
}
export class EndsByPlacing extends Refusal {
  constructor() {
    super(
      409,
      'placement/ends-by-placing',
      'A placement ends when the next begins: place the youth again, or as not placed yet.',
    );
  }
}
export class HasEnded extends Refusal {
  constructor() {
    super(409, 'placement/has-ended', 'This has ended already.');
  }
}
export class MoveAlreadyPlanned extends Refusal {
  constructor() {
    super(409, 'placement/move-already-planned', 'A move is planned already. Call it off first.');
  }
}
export class MoveIsClosed extends Refusal {
  constructor() {
    super(409, 'placement/move-is-closed', 'This move happened or was called off already.');
  }
}
export class AlreadyFrozen extends Refusal {
  constructor() {
    super(409, 'caregiver/already-frozen', 'This account is frozen for this youth’s sake already.');
  }
}
export class NotFrozen extends Refusal {
  constructor() {
    super(409, 'caregiver/not-frozen', 'This freeze was lifted already.');
  }
}

/** What the database's rules about homes mean to the person who ran into them. */
export const homeRules: Refusals = {
  ck_placement_is_safe: () => new NotSafeForThisYouth(),
  ck_care_team_member_not_in_conflict: () => new NotSafeForThisYouth(),
  ck_household_by_those_around_the_youth: () => new AskTheYouthsWorker(),
  ck_home_has_room: () => new HomeIsFull(),
  ck_home_is_open: () => new HomeIsClosed(),
  ck_placement_kind_fits_home: () => new KindDoesNotFitHome(),
  ck_respite_is_elsewhere: () => new LivesThereAlready(),
  ck_respite_within_one_placement: () => new RespiteOverTwoPlacements(),
};
