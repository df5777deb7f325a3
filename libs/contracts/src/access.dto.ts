// SPDX-License-Identifier: Apache-2.0
import { type Role, roles } from '@harbor/policy';
import { IsOptional } from 'class-validator';
import { IsCode, IsId, IsNullable, IsPlainText } from './fields.js';
import { PageQuery } from './page.dto.js';

/** Why someone must not see a youth's file nor be near them. */
export const conflictReasons = ['kin', 'prior_relationship', 'suspected_harm', 'youth_asked', 'other'] as const;
/** How a person of concern is connected to the youth. */
export const concernConnections = [
  'parent',
  'relative',
  'caregiver',
  'partner',
  'peer',
  'adult_known',
  'adult_unknown',
  'not_disclosed',
] as const;

/** Someone of one's agency to choose: for a care team, a household, a conflict. */
export class ColleagueView {
  id!: string;
  displayName!: string;
  /** caregiver, caseworker, program_manager, privacy_officer, agency_admin or partner. */
  role!: string;
}
export class ColleagueList {
  items!: ColleagueView[];
  next!: string | null;
}
export class ColleagueQuery extends PageQuery {
  @IsOptional() @IsCode(roles) role?: Role;
}

/** Puts a caseworker of the agency on a youth's care team. */
export class AssignWorker {
  @IsId() userId!: string;
}

/** One person around a youth, and why. */
export class CareTeamMemberView {
  id!: string;
  userId!: string;
  displayName!: string;
  role!: string;
  /** assigned: their worker. placed: the youth lives with them. */
  relation!: string;
  /** intake, assignment or placement. */
  why!: string;
  /** UTC. */
  since!: string;
  /** UTC; null while no end is known. */
  until!: string | null;
  version!: number;
}
export class CareTeam {
  items!: CareTeamMemberView[];
}

/** From the moment this is kept, the person finds nothing of this youth, whatever else they are to them. */
export class DeclareConflict {
  @IsId() userId!: string;
  @IsCode(conflictReasons) reason!: (typeof conflictReasons)[number];
}
export class ConflictView {
  id!: string;
  userId!: string;
  displayName!: string;
  role!: string;
  reason!: string;
  declaredBy!: string;
  declaredByName!: string;
  /** UTC. */
  declaredAt!: string;
  /** UTC; null while in force. */
  endedAt!: string | null;
  version!: number;
}
export class ConflictList {
  items!: ConflictView[];
}

/** Someone who must not learn where the youth is. */
export class RecordPersonOfConcern {
  @IsPlainText({ max: 200 }) name!: string;
  @IsCode(concernConnections) connection!: (typeof concernConnections)[number];
  /** No more detail than keeping them away needs. */
  @IsPlainText({ max: 2000, lines: true }) why!: string;
  /** When the person has an account of the agency, such as a former foster parent. */
  @IsOptional() @IsNullable() @IsId() userId?: string | null;
}
export class PersonOfConcernView {
  id!: string;
  name!: string;
  connection!: string;
  why!: string;
  userId!: string | null;
  recordedBy!: string;
  /** UTC. */
  recordedAt!: string;
  /** UTC; null while they are to be kept away. */
  endedAt!: string | null;
  version!: number;
}
export class PersonOfConcernList {
  items!: PersonOfConcernView[];
}
