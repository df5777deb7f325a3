// SPDX-License-Identifier: Apache-2.0
import { type Role } from './actor.js';
import { cellOf, type Permission } from './grants.js';

/** Every kind of job, and the permission its asker needs. What goes beyond the rows named for the kind, it cannot do. */
export const jobs = {
  'audit.export': 'audit.export',
  'log.verify': 'log.verify',
  'log.export': 'log.export',
  'directory.import': 'directory.import',
  'directory.export': 'directory.export',
} as const satisfies Record<string, Permission>;
export type JobKind = keyof typeof jobs;
export const jobKinds = Object.keys(jobs) as JobKind[];

/**
 * The role in the row-level context of a job: nobody's, so that no row a person may touch is a job's by that. The text
 * must not be longer than 20 characters.
 */
export const jobRole = (kind: JobKind): `job ${JobKind}` => `job ${kind}`;

/** Which kinds of job this role may ask for. */
export function jobsFor(role: Role): JobKind[] {
  return jobKinds.filter((kind) => cellOf(role, jobs[kind]).relations.length > 0);
}
