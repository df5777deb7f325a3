// SPDX-License-Identifier: Apache-2.0
export { type EventBody, eventFormat, type EventRecord, eventRecord } from './event.js';
export { jcs } from './jcs.js';
export { commit, leaf, leafHash, writerMac } from './commitment.js';
export { uuidv7 } from './uuidv7.js';
