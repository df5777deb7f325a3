// SPDX-License-Identifier: Apache-2.0
import type { DataClass } from '@harbor/policy';
import { Column, type ColumnOptions, type ColumnType, PrimaryColumn } from 'typeorm';

/** What is known of a column besides its type. */
export interface Classified {
  dataClass: DataClass;
  isEncrypted: boolean;
}
// TypeORM types the two forms of its decorator apart; a type known only at run time needs this one.
const column = Column as (type: ColumnType, options: ColumnOptions) => PropertyDecorator;
const classes = new Map<unknown, Map<string, Classified>>();

function classify(target: object, property: string | symbol, dataClass: DataClass, isEncrypted: boolean): void {
  const known = classes.get(target.constructor) ?? new Map<string, Classified>();
  known.set(String(property), { dataClass, isEncrypted });
  classes.set(target.constructor, known);
}

/** A column and its data class. There is no way to declare one without the other. */
export const Field =
  (dataClass: DataClass, type: ColumnType, options: ColumnOptions = {}): PropertyDecorator =>
  (target, property) => {
    classify(target, property, dataClass, false);
    column(type, options)(target, property);
  };

/** A text kept only as ciphertext under the data key of the youth or home it belongs to. */
export const Encrypted =
  (dataClass: DataClass, options: { nullable?: boolean } = {}): PropertyDecorator =>
  (target, property) => {
    classify(target, property, dataClass, true);
    const name = `${String(property).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_enc`;
    column('bytea', { name, ...options })(target, property);
  };

/** What every protected row has: the agency first in its key, and a version that steps by one. */
export abstract class Versioned {
  @PrimaryColumn('uuid') agencyId!: string;
  @PrimaryColumn('uuid') id!: string;
  @column('int', { default: 1, update: false }) version!: number;
  @column('timestamptz', { default: () => 'clock_timestamp()' }) changedAt!: Date;
}
for (const property of ['agencyId', 'id', 'version', 'changedAt']) classify(Versioned.prototype, property, 'C0', false);

/** The classes of an entity's columns, by property. */
export function classesOf(entity: unknown): ReadonlyMap<string, Classified> {
  return new Map([...(classes.get(Versioned) ?? []), ...(classes.get(entity) ?? [])]);
}
