// SPDX-License-Identifier: Apache-2.0
export { ExpungingService } from './expunging.service.js';
export { YouthModule } from './youth.module.js';
export { YouthService, type OpenYouth } from './youth.service.js';
export type { Youth } from './youth.entity.js';
export {
  personOfConcernRecorded,
  restrictedRead,
  youthCreated,
  youthListed,
  youthOpened,
  youthSearched,
  youthUpdated,
} from './youth.events.js';
