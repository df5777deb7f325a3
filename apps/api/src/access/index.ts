// SPDX-License-Identifier: Apache-2.0
export { AccessModule } from './access.module.js';
export { AccessService } from './access.service.js';
export type { CareTeamMember } from './care-team.entity.js';
export { conflictDeclared } from './access.events.js';
