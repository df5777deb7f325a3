// SPDX-License-Identifier: Apache-2.0
import { STATUS_CODES } from 'node:http';
import { fieldSchemas } from '@harbor/contracts';
import { describeField, oneOf } from './openapi-message.js';
import type { Route } from './route-census.js';
import type { Schema, Schemas } from './view-writer.js';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}

/** One operation of the document, as far as it is written here. */
export interface Operation {
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  responses?: Record<string, object>;
  security?: object[];
  'x-permission'?: string;
  'x-public'?: string;
  /** The answer leaves only after its event is in a signed checkpoint; 503 while nothing can be sealed. */
  'x-sealed-first'?: true;
}

/** Adds to an operation what the census knows of its route. */
export function describeRoute(operation: Operation, route: Route, schemas: Schemas): void {
  operation.parameters = [...(operation.parameters ?? []), ...headersOf(route)];
  for (const parameter of operation.parameters) describeParameter(parameter, route);
  operation.responses = {
    [route.returns.status]: success(route, schemas),
    ...Object.fromEntries(refusalsOf(route).map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }])),
  };
  if (route.permission === undefined) {
    operation.security = [];
    operation['x-public'] = route.publicReason;
  } else {
    operation.security = [{ bearer: [] }];
    operation['x-permission'] = route.permission;
    if (route.isSealedFirst) operation['x-sealed-first'] = true;
  }
}

function headersOf({ needsIdempotencyKey, needsIfMatch }: Route): Parameter[] {
  const header = (name: string, pattern: string, description: string): Parameter => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string', pattern },
  });
  return [
    ...(needsIdempotencyKey
      ? [header('Idempotency-Key', '^[\\w-]{16,64}$', 'A new random UUID for each new act, the same for each try.')]
      : []),
    ...(needsIfMatch ? [header('If-Match', '^"[1-9]\\d{0,8}"$', 'The version being changed, as given in the ETag.')] : []),
  ];
}

function describeParameter(parameter: Parameter, { query, pathIds }: Route): void {
  const schema = (parameter.schema ??= {});
  if (parameter.in === 'path' && pathIds.includes(parameter.name)) schema.format = 'uuid';
  const field = parameter.in === 'query' && query ? fieldSchemas(query)[parameter.name] : undefined;
  if (field) describeField(schema, field);
}

function success({ returns }: Route, schemas: Schemas): object {
  const description = STATUS_CODES[returns.status] ?? '';
  if (returns.contentType) {
    const named = { 'Content-Disposition': { description: 'A file to keep, and its name.', schema: { type: 'string' } } };
    const content = { [returns.contentType]: { schema: { type: 'string', format: 'binary' } } };
    return { description, ...(returns.fileName ? { headers: named } : {}), content };
  }
  const names = returns.views.map(({ name }) => name);
  if (names.length === 0) return { description };
  const isVersioned = names.some((name) => schemas[name]?.properties?.['version']);
  const etag = { ETag: { description: 'The version, in double quotes.', schema: { type: 'string' } } };
  return { description, ...(isVersioned ? { headers: etag } : {}), content: { 'application/json': { schema: oneOf(names) } } };
}

function refusalsOf({ method, permission, path, body, query, needsIdempotencyKey, needsIfMatch }: Route): number[] {
  const isChange = method !== 'GET';
  return [
    400,
    ...(permission ? [401] : []),
    ...(isChange || permission ? [403] : []),
    ...(permission || path.includes(':') ? [404] : []),
    ...(isChange || permission ? [409] : []),
    ...(needsIfMatch ? [412, 428] : []),
    ...(body ? [413, 415] : []),
    ...(body || query || needsIdempotencyKey ? [422] : []),
    429,
    500,
    503,
  ];
}

/** `NotFound` for 404. */
function nameOf(status: number): string {
  return (STATUS_CODES[status] ?? String(status)).replaceAll(/\W/g, '');
}

/** The refusals, once for all operations. */
export function refusals(routes: readonly Route[]): Record<string, object> {
  const schema = { $ref: '#/components/schemas/Problem' };
  const used = [...new Set(routes.flatMap(refusalsOf))].sort((a, b) => a - b);
  return Object.fromEntries(
    used.map((status) => [nameOf(status), { description: `${status}`, content: { 'application/problem+json': { schema } } }]),
  );
}
