// SPDX-License-Identifier: Apache-2.0
import { CareTeamMember } from './access/care-team.entity.js';
import { Home, HomeMember } from './homes/home.entity.js';
import { Account } from './identity/account.entity.js';
import { Agency } from './identity/agency.entity.js';
import { Invitation } from './identity/invitation.entity.js';
import { Supervision } from './identity/supervision.entity.js';
import { DataKey } from './keys/data-key.entity.js';
import { AccountFreeze, LivingArrangement, PlannedMove } from './placements/placement.entities.js';
import {
  CaregiverPlan,
  PlanAcknowledgement,
  PlanDraft,
  PlanRevision,
  PlanTemplate,
  SafetyPlan,
} from './safety-plans/plan.entities.js';
import { YouthAlias } from './youth/youth-alias.entity.js';
import { Youth } from './youth/youth.entity.js';

/** Every entity there is. Handed to the data source; no room imports this. */
export const entities = [
  Agency,
  Account,
  Supervision,
  Invitation,
  DataKey,
  Youth,
  YouthAlias,
  CareTeamMember,
  PlanTemplate,
  SafetyPlan,
  PlanDraft,
  PlanRevision,
  CaregiverPlan,
  PlanAcknowledgement,
  Home,
  HomeMember,
  LivingArrangement,
  PlannedMove,
  AccountFreeze,
];
