// SPDX-License-Identifier: Apache-2.0
export { type Anchor, AnchorFiles } from './anchor.js';
export { LogKeys } from './log-keys.js';
export { type Connection, LogStore } from './log-store.js';
export { Sealer, type SealerLog } from './sealer.js';
export { sealerParts } from './sealer-parts.js';
export { type SealerParts, sealOnce } from './sealing.js';
export { type Problem, problems, SealingStopped } from './sealing-stopped.js';
export { Witnessing } from './witnessing.js';
export { readWitnessSet, type WitnessSet } from './witness-set.js';
