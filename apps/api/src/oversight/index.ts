// SPDX-License-Identifier: Apache-2.0
export { OversightModule } from './oversight.module.js';
export { auditOfYouthOpened, auditSearched } from './oversight.events.js';
