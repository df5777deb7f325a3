// SPDX-License-Identifier: Apache-2.0
import type { GuideMove } from '@harbor/contracts';
import { auditEvent, type EventKind } from '../ledger/index.js';

export const guidesListed = auditEvent('guide.listed', 'guide_version');
export const guideOpened = auditEvent('guide.opened', 'guide_version');
export const guidesFitted = auditEvent('guide.fitted', 'youth');
export const guideVersionsListed = auditEvent('guide.versionsListed', 'guide_version');
export const guideVersionOpened = auditEvent('guide.versionOpened', 'guide_version');
export const guideBegun = auditEvent('guide.begun', 'guide_version');
export const guideChanged = auditEvent('guide.changed', 'guide_version');
export const guideReviewed = auditEvent('guide.reviewed', 'guide_review');

export const guideMoved: Readonly<Record<GuideMove, EventKind>> = {
  in_review: auditEvent('guide.submitted', 'guide_version'),
  draft: auditEvent('guide.sentBack', 'guide_version'),
  published: auditEvent('guide.published', 'guide_version'),
  withdrawn: auditEvent('guide.withdrawn', 'guide_version'),
};
