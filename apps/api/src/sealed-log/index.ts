// SPDX-License-Identifier: Apache-2.0
export { bundlePiece, sliceOf } from './bundle.js';
export { readLogHealth } from './log-health.js';
export { type Ask, LogReader } from './log-reader.js';
export { SealedLogModule } from './sealed-log.module.js';
export { declarationOf, endOfLog, isAsShown, keepDeclaration, type LogEnd } from './epoch.service.js';
export { logContinued } from './sealed-log.events.js';
export { NightWatch } from './night-watch.js';
export { partsOf, rowsNow } from './row-state.js';
