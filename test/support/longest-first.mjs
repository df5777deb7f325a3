// SPDX-License-Identifier: Apache-2.0
import Sequencer from '@jest/test-sequencer';

const longest = ['cli', 'asking', 'safety-plan', 'races', 'admin', 'faults', 'fuzz', 'caseworker-file'].map(
  (name) => `/${name}.spec.ts`,
);
const place = ({ path }) => longest.findIndex((end) => path.endsWith(end)) + 1 || longest.length + 1;

/** On a machine that has never run them Jest goes by size, and would be left with one long file at the end. */
export default class extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => place(a) - place(b));
  }
}
