// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../platform/refusal.js';

/** The sealer has signed nothing of this agency yet. */
export class NothingSealed extends Refusal {
  constructor() {
    super(409, 'log/nothing-sealed', 'Nothing of your log is sealed yet. Look again in a minute.');
  }
}

/** The event is there; its place and its checkpoint come within a second or two. */
export class NotSealedYet extends Refusal {
  constructor() {
    super(409, 'log/not-sealed-yet', 'This event has no place in the sealed log yet. Try again in a few seconds.');
  }
}

/** Of this size nothing was signed. */
export class NoSuchCheckpoint extends Refusal {
  constructor() {
    super(409, 'log/no-such-checkpoint', 'There is no checkpoint of this size. Choose two from the list.');
  }
}

/** A log of this size has no such tile, or no such epoch. */
export class NoSuchTile extends Refusal {
  constructor() {
    super(404, 'log/no-such-tile', 'There is no such part of the log. Ask for what the newest checkpoint counts.');
  }
}

/** Hashes or leaves that the sealer wrote are not there any more: somebody wrote to the database past the application. */
export class LogDamaged extends Refusal {
  /** @param place where, as `epoch/number` */
  constructor(readonly place: string) {
    super(
      409,
      'log/damaged',
      'Parts of the sealed log are missing, so this cannot be proved from here. An alarm was raised. Have the log checked, and tell whoever runs the server.',
    );
  }
}

/** Since the person looked, the log has grown, or the sealer has remembered more. */
export class LogHasMoved extends Refusal {
  constructor() {
    super(409, 'log/has-moved', 'The log does not stand as you were shown it. Load the page again, then decide.');
  }
}

/** A new log was opened a moment ago. */
export class EpochOpenAlready extends Refusal {
  constructor() {
    super(409, 'log/epoch-open-already', 'A new log has begun already. Load the page again.');
  }
}
