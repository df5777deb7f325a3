// SPDX-License-Identifier: Apache-2.0
export { LeavesNoSupervisor, LeavesNoWorker } from './access.errors.js';
export { AccessModule } from './access.module.js';
export { AccessService } from './access.service.js';
export type { CareTeamMember } from './care-team.entity.js';
export { conflictDeclared } from './access.events.js';
