// SPDX-License-Identifier: Apache-2.0
export { ReferralsModule } from './referrals.module.js';
export { attestedByOne, offerRecorded, offerSent, outcomeSaid, referralCalledOff, referralMade } from './referral.events.js';
export { waitingAfter } from './waiting.js';
