// SPDX-License-Identifier: Apache-2.0
import { build } from './build.mjs';

/** Errors that a person can mend: their message is one line that says how, and a stack trace would only hide it. */
const expected = ['BuildFailed', 'CannotStart', 'ConfigError'];

/**
 * Builds what changed and opens one door of the application in this very process, so that Ctrl-C has one to reach.
 *
 * @param {'main' | 'cli' | 'worker'} door a file of apps/api/src
 */
export async function run(door) {
  try {
    build();
    await import(`../apps/api/dist/bundle/${door}.js`);
  } catch (error) {
    console.error(expected.includes(error?.constructor?.name) ? error.message : error);
    process.exit(1);
  }
}
