// SPDX-License-Identifier: Apache-2.0

/** What the API document says of one field beyond what its TypeScript type says (OpenAPI 3.0 words). */
export interface FieldSchema {
  type?: 'string' | 'integer';
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  enum?: readonly string[];
  nullable?: boolean;
  /** The field is a list, and all but `nullable` is said of its items. */
  each?: boolean;
}

/** A message class. */
export type MessageClass = abstract new () => object;

const schemas = new WeakMap<object, Map<string, FieldSchema>>();
const unions = new Map<MessageClass, Map<string, { each: boolean; views: () => MessageClass[] }>>();

/** Remembers what a decorator knows of a field, for the API document. Several decorators on a field add up. */
export function describeField(prototype: object, property: string | symbol, schema: FieldSchema): void {
  const known = schemas.get(prototype) ?? new Map<string, FieldSchema>();
  schemas.set(prototype, known);
  known.set(String(property), { ...known.get(String(property)), ...schema });
}

/** What the decorators of a class and its ancestors said, by field. */
export function fieldSchemas(type: MessageClass): Record<string, FieldSchema> {
  const found: Record<string, FieldSchema> = {};
  for (
    let prototype = type.prototype as object | null;
    prototype;
    prototype = Object.getPrototypeOf(prototype) as object | null
  ) {
    for (const [property, schema] of schemas.get(prototype) ?? []) found[property] ??= schema;
  }
  return found;
}

/**
 * A field that holds one of several views, or with `each` a list of them, told apart by their constant `view`.
 * TypeScript's union of classes leaves no trace in the build, so the classes are named once more here.
 */
export function OneOfViews(views: () => MessageClass[], { each = false } = {}): PropertyDecorator {
  return (prototype, property) => {
    const type = prototype.constructor as MessageClass;
    const known = unions.get(type) ?? new Map<string, { each: boolean; views: () => MessageClass[] }>();
    unions.set(type, known);
    known.set(String(property), { each, views });
  };
}

/** Every field declared with `OneOfViews`: the class it stands in, its name, the classes it may hold. */
export function viewUnions(): { type: MessageClass; property: string; each: boolean; views: MessageClass[] }[] {
  return [...unions].flatMap(([type, fields]) =>
    [...fields].map(([property, { each, views }]) => ({ type, property, each, views: views() })),
  );
}
