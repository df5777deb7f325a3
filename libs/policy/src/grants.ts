// SPDX-License-Identifier: Apache-2.0
import type { Relation, Role } from './actor.js';
import { roles } from './actor.js';

/** What a role holds of a permission: under which relations, and with what care. Blank means denied. */
export interface Cell {
  readonly relations: readonly Relation[];
  /** `*`: a second factor proved within the last 15 minutes. */
  readonly fresh?: true;
  /** `!`: the answer leaves only after its event is in a signed checkpoint. */
  readonly sealed?: true;
}
/** A partner is no one of the agency's: where their cell is left out, they hold nothing. */
type Row = readonly [
  caregiver: Cell,
  caseworker: Cell,
  program_manager: Cell,
  privacy_officer: Cell,
  agency_admin: Cell,
  partner?: Cell,
];

const none: Cell = { relations: [] };
const assigned: Cell = { relations: ['assigned'] };
const supervising: Cell = { relations: ['supervising'] };
const placed: Cell = { relations: ['placed'] };
const self: Cell = { relations: ['self'] };
const agency: Cell = { relations: ['agency'] };
const shared: Cell = { relations: ['shared'] };
const intake: Cell = { relations: ['intake'] };
const fresh = (cell: Cell): Cell => ({ ...cell, fresh: true });
const sealed = (cell: Cell): Cell => ({ ...cell, fresh: true, sealed: true });
/** Sealed before its effect, yet nobody is held up by a second factor. */
const atOnce = (cell: Cell): Cell => ({ ...cell, sealed: true });

/**
 * The whole access policy. From this one table come the guard's decision, the reach of every query, the row-level
 * security of the database (`rows.ts`), the test matrix and the manual page docs/policy.md.
 * Source: the security reference of the project, §4.3; what is not named here is denied.
 */
// prettier-ignore
export const grants = {
  //                            caregiver     caseworker       program_manager      privacy_officer  agency_admin     partner
  'agency.read':               [agency,       agency,          agency,              agency,          agency,          agency],
  'agency.update':             [none,         none,            none,                none,            sealed(agency)],
  'session.own':               [self,         self,            self,                self,            self,            self],
  'user.read':                 [none,         none,            agency,              agency,          agency],
  'user.invite':               [none,         none,            none,                none,            sealed(agency)],
  'user.approveInvitation':   [none,         none,            sealed(agency),      sealed(agency),  sealed(agency)],
  'user.change':               [none,         none,            none,                none,            sealed(agency)],
  'user.freeze':               [none,         assigned,        supervising,         none,            none],
  'user.unfreeze':             [none,         none,            atOnce(supervising), none,            none],
  'supervision.set':           [none,         none,            none,                none,            sealed(agency)],
  'colleague.list':            [none,         agency,          agency,              none,            none],
  'template.read':             [none,         agency,          agency,              none,            agency],
  'wording.read':              [none,         agency,          agency,              none,            agency],

  'youth.list':                [placed,       assigned,        supervising,         none,            none],
  'youth.search':              [none,         assigned,        supervising,         none,            none],
  'youth.read':                [placed,       assigned,        supervising,         none,            none],
  'youth.create':              [none,         intake,          none,                none,            none],
  'youth.update':              [none,         assigned,        none,                none,            none],
  'youth.readRestricted':      [none,         sealed(assigned), sealed(supervising), none,           none],
  'youth.updateRestricted':    [none,         fresh(assigned), none,                none,            none],
  'careTeam.read':             [none,         assigned,        supervising,         none,            none],
  'careTeam.assign':           [none,         none,            sealed(supervising), none,            none],
  'conflict.read':             [none,         assigned,        supervising,         none,            none],
  'conflict.declare':          [none,         assigned,        supervising,         none,            none],
  'conflict.end':              [none,         none,            sealed(supervising), none,            none],
  'personOfConcern.read':      [none,         sealed(assigned), sealed(supervising), none,           none],
  'personOfConcern.record':    [none,         fresh(assigned), none,                none,            none],
  'personOfConcern.end':       [none,         none,            sealed(supervising), none,            none],

  'plan.read':                 [none,         assigned,        supervising,         none,            none],
  'plan.readClosed':           [none,         sealed(assigned), sealed(supervising), none,           none],
  'plan.draft':                [none,         assigned,        none,                none,            none],
  'plan.approve':              [none,         none,            supervising,         none,            none],
  'plan.sign':                 [none,         assigned,        none,                none,            none],
  'plan.print':                [none,         fresh(assigned), fresh(supervising),  none,            none],
  'caregiverPlan.read':        [placed,       assigned,        supervising,         none,            none],
  'caregiverPlan.acknowledge': [placed,       none,            none,                none,            none],

  'home.read':                 [none,         agency,          agency,              none,            none],
  'home.keep':                 [none,         agency,          agency,              none,            none],
  'home.readAddress':          [none,         sealed(agency),  sealed(agency),      none,            none],
  'home.keepAddress':          [none,         sealed(agency),  sealed(agency),      none,            none],
  'home.keepHousehold':        [none,         sealed(agency),  sealed(agency),      none,            none],
  'home.readHousehold':        [none,         sealed(agency),  sealed(agency),      none,            none],
  'placement.read':            [none,         assigned,        supervising,         none,            none],
  'placement.place':           [none,         assigned,        none,                none,            none],
  'placement.readAddress':     [none,         sealed(assigned), sealed(supervising), none,           none],
  'directory.read':            [agency,       agency,          agency,              agency,          agency],
  'directory.edit':            [none,         agency,          agency,              none,            agency],
  'directory.readConfidential': [none,        sealed(agency),  sealed(agency),      none,            sealed(agency)],
  'directory.keepConfidential': [none,        sealed(agency),  sealed(agency),      none,            sealed(agency)],
  'directory.import':          [none,         none,            agency,              none,            agency],
  'directory.export':          [none,         none,            agency,              none,            agency],
  'directory.fit':             [placed,       assigned,        supervising,         none,            none],
  // What is being put together is the worker's; whoever lives with the youth sees what is shared, and not who else is asked.
  'savedList.read':            [placed,       assigned,        supervising,         none,            none],
  'savedList.keep':            [none,         assigned,        none,                none,            none],
  'referral.read':             [none,         assigned,        supervising,         none,            none],
  'referral.keep':             [none,         assigned,        none,                none,            none],
  'referral.send':             [none,         fresh(assigned), none,                none,            none],
  'consent.read':              [none,         assigned,        supervising,         none,            none],
  'consent.record':            [none,         sealed(assigned), none,               none,            none],
  'consent.withdraw':          [none,         atOnce(assigned), atOnce(supervising), none,           none],
  'recall.record':             [none,         assigned,        supervising,         none,            none],
  'disclosure.read':           [none,         assigned,        supervising,         none,            none],
  'disclosure.record':         [none,         fresh(assigned), none,                none,            none],
  'shared.read':               [none,         none,            none,                none,            none,            shared],
  'offer.answer':             [none,         none,            none,                none,            none,            shared],
  'guide.read':                [agency,       agency,          agency,              none,            agency],
  // Those for workers and providers as well.
  'guide.readAll':             [none,         agency,          agency,              none,            agency],
  'guide.edit':                [none,         none,            agency,              none,            agency],
  'guide.fit':                 [placed,       assigned,        supervising,         none,            none],
  'timeline.read':             [none,         assigned,        supervising,         none,            none],
  'caregiving.read':           [placed,       none,            none,                none,            none],
  'today.read':                [none,         assigned,        supervising,         none,            none],
  'file.looks':                [none,         assigned,        supervising,         none,            none],

  'audit.read':                [none,         none,            supervising,         agency,          none],
  'audit.export':              [none,         none,            sealed(supervising), sealed(agency),  none],
  'log.read':                  [none,         none,            agency,              agency,          none],
  'log.verify':                [none,         none,            agency,              agency,          none],
  // What events say, of the whole agency and one's own acts too: a log with holes could not be checked.
  'log.export':                [none,         none,            none,                sealed(agency),  none],
  // While the log stands still nothing can be sealed: the declaration is what the new one begins with.
  'log.declareEpoch':          [none,         none,            none,                fresh(agency),   none],
  // Two people: whoever approves is not who asked.
  'expunge.read':              [none,         none,            agency,              agency,          none],
  'expunge.ask':               [none,         none,            none,                sealed(agency),  none],
  'expunge.approve':           [none,         none,            sealed(agency),      sealed(agency),  none],
  'system.read':               [none,         none,            none,                none,            agency],
  'job.read':                  [none,         self,            agency,              self,            agency],
  'job.ask':                   [none,         none,            self,                self,            self],
  'job.own':                   [none,         self,            self,                self,            self],
  'job.result':                [none,         sealed(self),    sealed(self),        sealed(self),    sealed(self)],
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof grants;
export const permissions = Object.keys(grants) as Permission[];

/** What `role` holds of `permission`; an unknown role holds nothing. */
export function cellOf(role: Role, permission: Permission): Cell {
  return (grants[permission] as Row)[roles.indexOf(role)] ?? none;
}
