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
