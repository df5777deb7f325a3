// SPDX-License-Identifier: Apache-2.0
import { Refusal, Unprocessable } from '../platform/refusal.js';

/** One answer for a wrong agency, name, password or code, so that none of them can be found out alone. */
export class SignInRefused extends Refusal {
  constructor() {
    super(
      401,
      'sign-in-refused',
      'Agency, name, password and code do not fit together. Check all four; a code works once and for 30 seconds.',
    );
  }
}

/** Password or code of someone who is signed in already. One answer for both; the session goes on. */
export class ProofRefused extends Unprocessable {
  constructor() {
    const detail = 'Password and code do not fit together. Check both; a code works once and for 30 seconds.';
    super([{ pointer: '', code: 'proof-does-not-fit', detail }], 'proof-does-not-fit');
  }
}

/** A youth is before this screen: their draft is shown and nothing else. */
export class TogetherModeOn extends Refusal {
  constructor() {
    super(
      409,
      'together-mode',
      'This session is in together mode: it shows one youth’s draft and nothing else. Leave together mode with your code first.',
    );
  }
}

/** Too many wrong tries. */
export class TooManyTries extends Refusal {
  constructor(seconds: number) {
    super(429, 'too-many-tries', `Too many wrong tries. Wait ${seconds} seconds, then try again. Your agency can help sooner.`, {
      headers: { 'retry-after': String(seconds) },
    });
  }
}
