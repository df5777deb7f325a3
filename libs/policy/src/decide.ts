// SPDX-License-Identifier: Apache-2.0
import type { Actor, DataClass, Relation, Role } from './actor.js';
import { cellOf, type Permission } from './grants.js';

export type Decision = 'allow' | 'deny' | 'step-up';

/** The relations under which `role` may; empty means never. */
export function reachOf(role: Role, permission: Permission): readonly Relation[] {
  return cellOf(role, permission).relations;
}

/**
 * May this role, standing in these relations to the object, do this? Conflict has already been taken out of
 * `relations` by the database, which returns none when one is in force.
 */
export function decide(role: Role, held: readonly Relation[], permission: Permission, isFresh: boolean): Decision {
  const cell = cellOf(role, permission);
  if (!cell.relations.some((relation) => held.includes(relation))) return 'deny';
  return cell.fresh && !isFresh ? 'step-up' : 'allow';
}

/** What can be said before any object is looked at, so that the answer tells nothing about one. */
export function decideAtDoor(actor: Actor, permission: Permission, now: Date): Decision {
  const isFresh = actor.freshUntil !== null && actor.freshUntil > now;
  return decide(actor.role, reachOf(actor.role, permission), permission, isFresh);
}

/** The field mask: classes a role reads in the course of everyday work, by relation. C3 and C4 need their own permission. */
const everyday: Partial<Record<Role, Partial<Record<Relation, readonly DataClass[]>>>> = {
  caregiver: { placed: ['C0', 'C1'], self: ['C0', 'C1'], agency: ['C0'] },
  caseworker: { assigned: ['C0', 'C1', 'C2'], intake: ['C0', 'C1', 'C2'], agency: ['C0', 'C2'] },
  program_manager: { supervising: ['C0', 'C1', 'C2'], agency: ['C0', 'C2'] },
  privacy_officer: { agency: ['C0'] },
  agency_admin: { agency: ['C0'] },
  partner: { shared: ['C0', 'C2'], self: ['C0', 'C1'], agency: ['C0'] },
};

/** May a field of this class be shown without a permission of its own? The view and row security ask the same. */
export function sees(role: Role, relation: Relation, dataClass: DataClass): boolean {
  return everyday[role]?.[relation]?.includes(dataClass) ?? false;
}
