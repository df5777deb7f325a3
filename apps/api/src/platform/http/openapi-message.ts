// SPDX-License-Identifier: Apache-2.0
import type { Type } from '@nestjs/common';
import { type FieldSchema, fieldSchemas, type MessageClass } from '@harbor/contracts';
import { shapeOf } from './message-shape.js';
import type { Schema } from './view-writer.js';

/** Message classes and all classes of objects in them. */
export function messagesIn(types: readonly Type<object>[], found = new Set<Type<object>>()): Set<Type<object>> {
  for (const type of types) {
    if (found.has(type)) continue;
    found.add(type);
    messagesIn(
      [...shapeOf(type).fields.values()].flatMap(({ nested }) => (nested ? [nested.type] : [])),
      found,
    );
  }
  return found;
}

/** Adds what our own decorators say of the fields of a message that is sent to us. */
export function describeMessage(schema: Schema, type: Type<object>): void {
  schema.additionalProperties = false;
  for (const [name, field] of Object.entries(fieldSchemas(type))) {
    const property = schema.properties?.[name];
    if (property) describeField(property, field);
  }
}

export function describeField(property: Schema, { each, nullable, ...rest }: FieldSchema): void {
  const words = { ...rest, ...(rest.enum ? { enum: [...rest.enum] } : {}) };
  if (each) {
    // The plugin writes the codes of a list beside it; they are those of its items.
    delete property.enum;
    Object.assign(property, { type: 'array', items: { ...property.items, ...words } });
  } else {
    Object.assign(property, words);
  }
  if (nullable) property.nullable = true;
}

/** Makes of a class with constants and codes what a reader and a serializer need: a type beside every list of codes. */
export function describeView(schema: Schema): void {
  for (const property of Object.values(schema.properties ?? {})) {
    for (const coded of [property, property.items]) {
      if (!coded?.enum) continue;
      if (coded.enum.every((code) => typeof code === 'string')) coded.type = 'string';
      // A constant: what the class sets, not what a client may leave out.
      if (coded.enum.length === 1) delete coded.default;
    }
  }
}

export function describeUnion(schema: Schema, union: { property: string; each: boolean; views: MessageClass[] }): void {
  const one = oneOf(union.views.map(({ name }) => name));
  const known = schema.properties?.[union.property];
  const nullable = known?.nullable ? { nullable: true } : {};
  if (!known) schema.required = [...(schema.required ?? []), union.property];
  schema.properties = {
    ...schema.properties,
    [union.property]: union.each ? { type: 'array', items: one, ...nullable } : { ...one, ...nullable },
  };
}

/** One class, or one of several told apart by `view`. */
export function oneOf(names: readonly string[]): Schema {
  const refs = names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  // No `discriminator`: without a mapping it would say that `view` holds the name of a class, and each class says what it holds.
  return refs.length === 1 && refs[0] ? refs[0] : { oneOf: refs };
}
