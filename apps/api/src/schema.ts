// SPDX-License-Identifier: Apache-2.0
import { CareTeamMember } from './access/care-team.entity.js';
import { Conflict } from './access/conflict.entity.js';
import { Consent, Disclosure, RecallNotice } from './consents/consent.entities.js';
import { Location, Organization, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm } from './directory/record.entities.js';
import { Job } from './jobs/job.entity.js';
import { DataKey } from './keys/data-key.entity.js';
import { Account } from './people/account.entity.js';
import { Agency } from './people/agency.entity.js';
import { Invitation } from './people/invitation.entity.js';
import { Supervision } from './people/supervision.entity.js';
import { Home, HomeMember } from './homes/home.entity.js';
import { AccountFreeze, LivingArrangement, PlannedMove } from './placements/placement.entities.js';
import { GuideReview, GuideVersion } from './resources/guide.entities.js';
import { Referral, ReferralLink, ReferralOffer } from './referrals/referral.entities.js';
import {
  CaregiverPlan,
  PlanAcknowledgement,
  PlanDraft,
  PlanRevision,
  PlanTemplate,
  SafetyPlan,
} from './safety-plans/plan.entities.js';
import { SavedList } from './saved-lists/saved-list.entity.js';
import { PersonOfConcern } from './youth/person-of-concern.entity.js';
import { YouthAlias } from './youth/youth-alias.entity.js';
import { YouthCase } from './youth/youth-case.entity.js';
import { Youth } from './youth/youth.entity.js';

/** Every entity there is. Handed to the data source; no room imports this. */
export const entities = [
  Agency,
  Account,
  Supervision,
  Invitation,
  DataKey,
  Youth,
  YouthCase,
  YouthAlias,
  CareTeamMember,
  Conflict,
  PersonOfConcern,
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
  SavedList,
  Referral,
  ReferralOffer,
  ReferralLink,
  Consent,
  Disclosure,
  RecallNotice,
  Job,
  Organization,
  Service,
  Location,
  ServiceAtLocation,
  Taxonomy,
  TaxonomyTerm,
  GuideVersion,
  GuideReview,
];
