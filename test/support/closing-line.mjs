// SPDX-License-Identifier: Apache-2.0
/** Ends a run with one plain line that programs can read as well. */
export default class ClosingLine {
  onRunComplete(_, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    console.log(`Tests: ${numPassedTests} passed, ${failed} failed${numPendingTests ? `, ${numPendingTests} skipped` : ''}`);
  }
}
