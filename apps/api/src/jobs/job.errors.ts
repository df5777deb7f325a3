// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../platform/refusal.js';

/** Somebody cancels what has ended. */
export class JobIsOver extends Refusal {
  constructor() {
    super(409, 'jobs/is-over', 'This work has ended already. Nothing was changed.');
  }
}

/** There is no result: the work goes on, failed, was cancelled, or makes none. */
export class NoResult extends Refusal {
  constructor() {
    super(409, 'jobs/no-result', 'There is no result to download yet. Look again when the work is done.');
  }
}

/** The result was kept for its time and is gone. */
export class ResultExpired extends Refusal {
  constructor() {
    super(410, 'jobs/result-expired', 'This result was kept for a day and is gone. Ask for it anew.');
  }
}

/** As many as one person may have at once are waiting or running. */
export class TooManyJobs extends Refusal {
  constructor() {
    super(409, 'jobs/too-many', 'Some of your work is still waiting. Let it end, or cancel some, then ask again.');
  }
}

/** A part, or the word that all are there, comes for a job that is under way or over. */
export class NotReceiving extends Refusal {
  constructor() {
    super(409, 'jobs/not-receiving', 'This work takes no file any more. Begin a new one.');
  }
}

/** Inside a step: the job cannot go on, for this reason, which its asker is told as a code. Nothing of the step is kept. */
export class CannotGoOn extends Error {
  constructor(readonly problem: string) {
    super(problem);
  }
}
