// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const planOpened = auditEvent('plan.opened', 'safety_plan');
export const draftStarted = auditEvent('plan.draftStarted', 'plan_draft');
export const draftOpened = auditEvent('plan.draftOpened', 'plan_draft');
export const draftChanged = auditEvent('plan.draftChanged', 'plan_draft');
export const togetherEntered = auditEvent('plan.togetherEntered', 'plan_draft');
export const planAnswered = auditEvent('plan.answered', 'plan_draft');
export const togetherLeft = auditEvent('plan.togetherLeft', 'plan_draft');
export const wordsWithdrawn = auditEvent('plan.wordsWithdrawn', 'plan_draft');
export const planProposed = auditEvent('plan.proposed', 'plan_draft');
export const planApproved = auditEvent('plan.approved', 'plan_draft');
export const planSentBack = auditEvent('plan.sentBack', 'plan_draft');
export const draftSetAside = auditEvent('plan.draftSetAside', 'plan_draft');
export const planSigned = auditEvent('plan.signed', 'plan_revision');
export const revisionOpened = auditEvent('plan.revisionOpened', 'plan_revision');
export const revisionsListed = auditEvent('plan.revisionsListed', 'plan_revision');
export const revisionsCompared = auditEvent('plan.revisionsCompared', 'plan_revision');
export const draftCompared = auditEvent('plan.draftCompared', 'plan_draft');
export const planPrinted = auditEvent('plan.printed', 'plan_revision');
export const planDownloaded = auditEvent('plan.downloaded', 'plan_revision');
export const closedOpened = auditEvent('plan.closedOpened', 'safety_plan');
export const templateOpened = auditEvent('plan.templateOpened', 'plan_template');
export const templatesListed = auditEvent('plan.templatesListed', 'plan_template');
export const caregiverPlanOpened = auditEvent('caregiverPlan.opened', 'caregiver_plan');
export const caregiverPlanPreviewed = auditEvent('caregiverPlan.previewed', 'plan_draft');
export const caregiverPlanAcknowledged = auditEvent('caregiverPlan.acknowledged', 'plan_acknowledgement');
