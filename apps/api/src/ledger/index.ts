// SPDX-License-Identifier: Apache-2.0
export { LedgerModule } from './ledger.module.js';
export { Ledger, accessRefused, byToken, enteredOf, type JobRef, type LogWarning, type Visit } from './ledger.js';
export { Pruning } from './pruning.js';
export { Heartbeat } from './heartbeat.js';
export { SealPatience } from './sealed-first.js';
export { SealPending } from './ledger.errors.js';
export type { ReadTx, Refusals, Tx } from './tx.js';
export {
  auditEvent,
  eventKinds,
  eventValues,
  insertEvent,
  type Entered,
  type EventKind,
  type Happening,
  type RowChange,
  writerKeyId,
} from './audit-event.js';
export { asJson, insertEvents } from './event-batch.js';
