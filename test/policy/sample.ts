// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { readCommittedDocument } from '../../apps/api/src/platform/http/document.js';
import type { Operation } from '../../apps/api/src/platform/http/openapi-route.js';
import type { Route } from '../../apps/api/src/platform/http/route-census.js';
import type { Schema, Schemas } from '../../apps/api/src/platform/http/view-writer.js';

/** The parts of a message's schema that bound its values. */
export interface MessageSchema extends Schema {
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
}
const document = readCommittedDocument();
export const schemas: Schemas = document.components?.schemas ?? {};

/** A schema with its reference followed. */
export function resolved(schema: MessageSchema): MessageSchema {
  if (schema.$ref) return schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)] as MessageSchema;
  return schema.allOf?.length === 1 && schema.allOf[0] ? { ...schema, ...resolved(schema.allOf[0]) } : schema;
}

export function schemaOf(className: string): MessageSchema {
  const schema = schemas[className];
  if (!schema) throw new Error(`openapi.json does not describe ${className}. Write it anew: npm run openapi.`);
  return schema;
}

/** The operation of the API document that describes a route. */
export function operationFor(route: Route): Operation {
  const path = route.path.replace(/:(\w+)/g, '{$1}');
  const operation = (document.paths as Record<string, Record<string, Operation>>)[path]?.[route.method.toLowerCase()];
  if (!operation) throw new Error(`openapi.json does not describe ${route.method} ${path}. Write it anew: npm run openapi.`);
  return operation;
}

/** A value that fits the schema as far as the document tells. Objects get every field they know. */
export function sampleOf(given: MessageSchema, maker: (pattern: string) => string = fromPattern): unknown {
  const schema = resolved(given);
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, sampleOf(inner as MessageSchema, maker)]),
      );
    case 'array':
      return schema.items ? [sampleOf(schema.items, maker)] : [];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    default:
      return textOf(schema, maker);
  }
}

function textOf(schema: MessageSchema, maker: (pattern: string) => string): string {
  if (schema.format === 'uuid') return randomUUID();
  if (schema.format === 'date') return '2012-03-04';
  if (schema.format === 'date-time') return new Date(Date.now() - 60_000).toISOString();
  if (schema.pattern) return maker(schema.pattern);
  return 'words'.padEnd(schema.minLength ?? 0, 's').slice(0, schema.maxLength ?? 5);
}

const made = new Map<string, string[]>();

/** Another one each time. They are made many at once: to set the maker up takes longest. */
function fromPattern(pattern: string): string {
  const ready = made.get(pattern) ?? [];
  if (ready.length === 0) ready.push(...fc.sample(fc.stringMatching(new RegExp(pattern)), 200));
  made.set(pattern, ready);
  return ready.pop()!;
}

/** Dotted places of every field in a message, and the schema of each; `[]` stands for a list's first item. */
export function placesIn(
  given: MessageSchema,
  path: (string | number)[] = [],
): { path: (string | number)[]; schema: MessageSchema }[] {
  const schema = resolved(given);
  if (schema.type === 'array' && schema.items) {
    return [{ path, schema }, ...placesIn(schema.items, [...path, 0])];
  }
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    placesIn(field as MessageSchema, [...path, name]),
  );
  return path.length === 0 ? inner : [{ path, schema }, ...inner];
}
