// SPDX-License-Identifier: Apache-2.0
export { type Answer, Witness } from './add-checkpoint.js';
export { loadKey, loadLogs, makeKey, Misconfigured } from './keys.js';
export { Latest } from './latest.js';
export { serve } from './server.js';
