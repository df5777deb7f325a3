// SPDX-License-Identifier: Apache-2.0
export { ConsentsModule } from './consents.module.js';
export { consentRecorded, disclosureRecorded } from './consents.events.js';
export { NotCovered } from './consents.errors.js';
export { SharingService, type Ground, type Leaving, type Recipient, type Shared } from './sharing.service.js';
