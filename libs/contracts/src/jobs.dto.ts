// SPDX-License-Identifier: Apache-2.0

/** How a job stands: its file is still coming, waiting for a worker, at work, or one of the three ends. */
export const jobStates = ['receiving', 'queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];

/** How many of what came of it, by a code: `added`, `failed`, … */
export class JobCount {
  name!: string;
  count!: number;
}

/** A job: what it is, how far it is, and what came of it. */
export class JobView {
  id!: string;
  kind!: string;
  state!: JobState;
  askedBy!: string;
  askedByName!: string | null;
  /** Whether the reader asked for it, and so may cancel it and has its result. */
  isOwn!: boolean;
  askedAt!: string;
  startedAt!: string | null;
  endedAt!: string | null;
  /** How many of the things to do are done. */
  done!: number;
  /** Null while nobody knows. */
  total!: number | null;
  /** Estimated from the pace so far; null while nobody can tell. */
  secondsLeft!: number | null;
  counts!: JobCount[];
  /** Why it failed, as a code. */
  problem!: string | null;
  /** There is something to download, until it expires. */
  hasResult!: boolean;
  expiresAt!: string | null;
  version!: number;
}

/** One page, the newest first. */
export class JobList {
  items!: JobView[];
  next!: string | null;
}
