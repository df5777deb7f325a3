// SPDX-License-Identifier: Apache-2.0

/** Where a message does not fit: a JSON pointer into the body, a stable code, and what would fit. */
export interface FieldProblem {
  pointer: string;
  code: string;
  detail: string;
}

/**
 * An expected "no": status, stable code and a sentence that says what happened and what to do next.
 * Safe to show: it never holds personal data. Anything else that is thrown is a bug and answers 500.
 */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly more: { errors?: FieldProblem[]; headers?: Record<string, string>; current?: number } = {},
  ) {
    super(code);
    this.name = new.target.name;
  }
}

/** No session, or one that has ended. */
export class SignInRequired extends Refusal {
  constructor() {
    super(401, 'sign-in-required', 'Sign in to go on. Drafts are kept on the server.');
  }
}

/**
 * The one answer to everything out of reach, whether it exists or not. `subject` is whom the request was about, for
 * the event of the refusal; needed where the path does not say it.
 */
export class NotVisible extends Refusal {
  constructor(readonly subject?: string) {
    super(404, 'not-found', 'There is nothing here that you can see. Check the address, or ask your supervisor for access.');
  }
}

/** Someone within reach asks for texts whose key was destroyed, as two people once decided: no backup brings them back. */
export class Expunged extends Refusal {
  constructor() {
    super(410, 'expunged', 'What was written here was expunged for good. Nobody can read it any more.');
  }
}

/** The act needs a second factor proved within the last 15 minutes. */
export class StepUpRequired extends Refusal {
  constructor() {
    super(403, 'step-up-required', 'Confirm with the code from your authenticator app, then try again.');
  }
}

/** If-Match is missing: without it a change could write over a colleague. */
export class VersionRequired extends Refusal {
  constructor() {
    super(428, 'if-match-required', 'Send If-Match with the version you are changing, as given in the ETag.');
  }
}

/** Someone changed the record since it was read. */
export class StaleVersion extends Refusal {
  constructor(current?: number) {
    super(412, 'stale-version', 'Someone changed this since you opened it. Load it again, then repeat your change.', { current });
  }
}

/** The message can be read but does not fit. */
export class Unprocessable extends Refusal {
  constructor(errors: FieldProblem[], code = 'fields-do-not-fit') {
    super(422, code, 'Some fields do not fit. Each is named below with what would fit. Nothing was changed.', { errors });
  }
}

/** The message cannot be read at all. */
export class Unreadable extends Refusal {
  constructor(code: string, detail: string, status = 400) {
    super(status, code, detail);
  }
}

/** The database is away or too busy; nothing was changed. */
export class DatabaseAway extends Refusal {
  constructor() {
    super(
      503,
      'database-away',
      'The system cannot reach its records just now. Nothing was changed. Try again in a few seconds.',
      {
        headers: { 'retry-after': '5' },
      },
    );
  }
}

/** The connection was lost while committing: the change is kept or not, and nobody here can tell. */
export class OutcomeUnknown extends Refusal {
  constructor() {
    super(
      503,
      'outcome-unknown',
      'The connection to the records was lost at the last moment. Send the same again with the same Idempotency-Key, or load it to see.',
      { headers: { 'retry-after': '5' } },
    );
  }
}
