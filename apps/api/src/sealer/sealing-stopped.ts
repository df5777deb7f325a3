// SPDX-License-Identifier: Apache-2.0

/** Why an agency's log is not sealed any more; each is for a person to judge. */
export const problems = {
  'rolled-back': 'The database holds less of the log than was sealed: an old backup, or somebody took its end off.',
  forked: 'The database holds another log than the one that was sealed.',
  'anchor-missing': 'The sealer’s own record of this log is gone, so nobody can tell whether the database’s is the true one.',
  'epoch-undeclared': 'The database holds an epoch that nobody declared to the sealer.',
  'key-missing': 'The key that signs this log is not in the sealer’s folder.',
  'tiles-damaged': 'Hashes of the tree are missing from the database.',
} as const;
export type Problem = keyof typeof problems;

/** Sealing this agency's log would make a second past, so it ends until somebody has looked. */
export class SealingStopped extends Error {
  constructor(readonly problem: Problem) {
    super(problems[problem]);
  }
}
