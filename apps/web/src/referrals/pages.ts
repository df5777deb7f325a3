// SPDX-License-Identifier: Apache-2.0
// Who works with referrals goes from one of these to the next: they are fetched together.
export { default as NewPage } from './NewPage.js';
export { default as ReferralPage } from './ReferralPage.js';
export { default as WaitingPage } from './WaitingPage.js';
export { default as YouthPage } from './YouthPage.js';
