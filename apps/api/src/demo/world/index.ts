// SPDX-License-Identifier: Apache-2.0
export { caregivers } from './caregivers.js';
export { type DemoConsent, demoConsents } from './consents.js';
export type { DemoReview, DemoVersion } from './guide-shapes.js';
export { demoGuides } from './guides.js';
export { homes } from './homes.js';
export { advertisedSignIns, demoAgencies, people, staff } from './people.js';
export { homeNow, placementsOf } from './placements.js';
export { planRevisionsOf, type DemoRevision, type YouthAgreement } from './plan-revisions.js';
export { planItemsFor, planPool } from './plans.js';
export { demoReferrals, type DemoOffer, type DemoReferral } from './referrals.js';
export { demoLists } from './saved-lists.js';
export { demoServices, type DemoService } from './services.js';
export type * from './shapes.js';
export { birthDateOf, demoYouth } from './youth.js';
