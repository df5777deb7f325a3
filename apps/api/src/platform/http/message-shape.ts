// SPDX-License-Identifier: Apache-2.0
import type { Type } from '@nestjs/common';
import { fieldSchemas, idForm } from '@harbor/contracts';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import type { FieldProblem } from '../refusal.js';

interface Field {
  /** The class of the object, or with `isList` of each object of the list. */
  nested?: Shape;
  isList: boolean;
  isNullable: boolean;
  /** An id of ours: `0B7E…` and `0b7e…` are the same one, so it goes on in lower case, as ids of paths do. */
  isId: boolean;
  /** In a query, where everything is text. */
  isNumeric: boolean;
}

/** Which keys a message may have, and which of them hold objects and lists. */
export interface Shape {
  type: Type<object>;
  fields: ReadonlyMap<string, Field>;
}

const shapes = new WeakMap<Type<object>, Shape>();

/**
 * What the decorators of a message class say of its shape. Worked out once per class.
 *
 * @throws Error when a field is declared as an object without its class, or no field has a rule: nothing could be checked
 */
export function shapeOf(type: Type<object>): Shape {
  const known = shapes.get(type);
  if (known) return known;
  const fields = new Map<string, Field>();
  const shape = { type, fields };
  shapes.set(type, shape);
  const described = fieldSchemas(type);
  for (const { propertyName, type: kind, each } of getMetadataStorage().getTargetValidationMetadatas(type, '', false, false)) {
    const field = fields.get(propertyName) ?? { isList: false, isNullable: false, isId: false, isNumeric: false };
    fields.set(propertyName, field);
    field.isList ||= each;
    field.isNullable = described[propertyName]?.nullable === true;
    field.isId = described[propertyName]?.format === 'uuid';
    field.isNumeric ||= typeof probe(type, propertyName, '7') === 'number';
    if (kind === 'nestedValidation') field.nested = nestedShape(type, propertyName);
  }
  if (fields.size === 0) throw new Error(`${type.name} is a message, but none of its fields has a rule.`);
  return shape;
}

function nestedShape(type: Type<object>, property: string): Shape {
  const nested = (probe(type, property, {}) as object).constructor as Type<object>;
  if (nested === Object)
    throw new Error(`${type.name}.${property} is an object, but @Type(() => …) does not say of which class.`);
  return shapeOf(nested);
}

/** What class-transformer makes of a value there: the one public way to ask what `@Type()` was told. */
function probe(type: Type<object>, property: string, value: unknown): unknown {
  return (plainToInstance(type, { [property]: value }) as Record<string, unknown>)[property];
}

/** Where problems are gathered while a message is copied. A query is a message of texts. */
interface Fitting {
  readonly isQuery: boolean;
  readonly problems: FieldProblem[];
}

/**
 * Copies a message into an instance of its class, key by key. The copying of class-transformer would drop
 * unknown keys that are names of methods and take a list where an object belongs; here both are problems.
 * Nothing is converted, but numbers in a query; and ids go on in lower case.
 */
export function fitMessage(shape: Shape, value: object, fitting: Fitting, path = ''): object {
  const made = new shape.type() as Record<string, unknown>;
  const before = fitting.isQuery ? '?' : `${path}/`;
  for (const [key, inner] of Object.entries(value)) {
    const pointer = `${before}${escapeKey(key)}`;
    const field = shape.fields.get(key);
    if (field) made[key] = fitField(field, inner, fitting, pointer);
    else refuse(fitting, pointer, 'unknown-field', 'This field is not known here. Leave it out.');
  }
  return made;
}

function fitField(field: Field, value: unknown, fitting: Fitting, pointer: string): unknown {
  if (value === null && field.isNullable) return null;
  if (value === null)
    return refuse(fitting, pointer, 'null-not-allowed', 'This must not be null. If there is nothing to say, leave it out.');
  if (!field.isList) return fitItem(field, value, fitting, pointer);
  if (!Array.isArray(value)) return refuse(fitting, pointer, 'list-needed', 'This must be a list.');
  return value.map((item: unknown, index) => fitItem(field, item, fitting, `${pointer}/${index}`));
}

function fitItem({ nested, isId, isNumeric }: Field, value: unknown, fitting: Fitting, pointer: string): unknown {
  if (isId && typeof value === 'string' && idForm.test(value)) return value.toLowerCase();
  if (fitting.isQuery) return isNumeric && typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  if (nested === undefined) return value;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject
    ? fitMessage(nested, value, fitting, pointer)
    : refuse(fitting, pointer, 'object-needed', 'This must be an object, in braces.');
}

function refuse(fitting: Fitting, pointer: string, code: string, detail: string): undefined {
  fitting.problems.push({ pointer, code, detail });
}

export function escapeKey(key: string): string {
  const escaped = key.replaceAll('~', '~0').replaceAll('/', '~1');
  return escaped.length <= 100 ? escaped : `${escaped.slice(0, 100)}…`;
}
