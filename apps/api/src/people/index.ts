// SPDX-License-Identifier: Apache-2.0
export { PeopleModule } from './people.module.js';
export { digestOfCode, newInvitationCode } from './invitation-code.js';
export type { Account } from './account.entity.js';
export { AgencyService } from './agency.service.js';
export { type Agency, nationalNcmecLine } from './agency.entity.js';
export { personListed } from './people.events.js';
