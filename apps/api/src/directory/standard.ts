// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { type EntitySchema, type Schemas, Validator } from '@harbor/hsds';

const folder = new URL('../../../../libs/hsds/standard/schema/', import.meta.url);
let known: { schemas: Schemas; validator: Validator } | undefined;

/** The schemas of HSDS 3.0 as published, and what checks against them. Read when first asked for. */
export function standard(): { schemas: Schemas; validator: Validator } {
  if (known) return known;
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'openapi.json');
  const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as EntitySchema;
  const schemas = Object.fromEntries(files.map((name) => [name.slice(0, -'.json'.length), read(name)]));
  known = { schemas, validator: new Validator(schemas) };
  return known;
}
