// SPDX-License-Identifier: Apache-2.0

/** The server cannot start and a person has to do something: the message is one line that says what. No stack trace is shown. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}
