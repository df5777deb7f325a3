// SPDX-License-Identifier: Apache-2.0

/**
 * Bytes from elsewhere that do not have the form they should have. Whoever reads a log, a note or a proof expects this one
 * error and no other, whatever was handed in.
 */
export class Malformed extends Error {
  override readonly name = 'Malformed';

  /** @param what the thing that was read, as in "checkpoint" */
  constructor(
    readonly what: string,
    reason: string,
  ) {
    super(`${what}: ${reason}`);
  }
}
