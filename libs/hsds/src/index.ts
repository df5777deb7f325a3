// SPDX-License-Identifier: Apache-2.0
export { compile, type Shelf, shelfOf } from './compile.js';
export { type Entry, type HsdsRecord, isEntry, isRecordKind, type RecordKind, recordKinds, tableNames } from './entities.js';
export { type EntitySchema, partsOf, type Schemas } from './schemas.js';
export { split } from './split.js';
export { assemble, type Orphan, type Owner, ownersOf, readTable, type Tables, tabulate, typedRow } from './tables.js';
export { type Misfit, Validator } from './validate.js';
export { type Minutes, isPlainWeekly, openMinutes } from './week.js';
