// SPDX-License-Identifier: Apache-2.0
export { type Finding, type Kind, type Severity } from './findings.js';
export { checkpointOf } from './note.js';
export { policyOf } from './policy.js';
export { memoryStore, openStore, type Store } from './store.js';
export { Unreadable } from './unreadable.js';
export { type Demand, type Report, verify } from './verify.js';
