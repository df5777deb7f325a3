// SPDX-License-Identifier: Apache-2.0

/** One account, one agency, one role. A person with two roles has two accounts. A partner works at an organization of the directory. */
export const roles = ['caregiver', 'caseworker', 'program_manager', 'privacy_officer', 'agency_admin', 'partner'] as const;
/** Those who work for the agency or live with its youth. */
export const ownRoles = roles.filter((role) => role !== 'partner');
export type Role = (typeof roles)[number];

/**
 * How a user stands to a youth (or, for `self` and `agency`, to a record without a youth).
 * Each is a function of user, object and now, computed by the database, and ends by itself.
 * `intake`: the youth has no care team yet, so the worker who opens the file may become its first member.
 * `shared`: a consent to the user's organization runs; of the youth no more than that consent and what left under it.
 */
export const relations = ['assigned', 'supervising', 'placed', 'intake', 'shared', 'self', 'agency'] as const;
export type Relation = (typeof relations)[number];

/** C0 directory · C1 daily care · C2 case · C3 restricted · C4 location and danger · C5 sealed by court order. */
export const dataClasses = ['C0', 'C1', 'C2', 'C3', 'C4', 'C5'] as const;
export type DataClass = (typeof dataClasses)[number];

/** Who asks, as proved by the session. */
export interface Actor {
  readonly userId: string;
  readonly agencyId: string;
  readonly role: Role;
  readonly sessionId: string;
  /** Until when a second factor counts as fresh (UTC); null when never proved in this session. */
  readonly freshUntil: Date | null;
}
