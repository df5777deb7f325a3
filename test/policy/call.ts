// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Decision, decide, decideAtDoor, type Relation, reachOf } from '@harbor/policy';
import { Unprocessable } from '../../apps/api/src/platform/refusal.js';
import { readMessage } from '../../apps/api/src/platform/http/validation.js';
import type { Route } from '../../apps/api/src/platform/http/route-census.js';
import type { Person, Reply } from '../support/person.js';
import { heldIn, type Member } from './people.js';
import { type MessageSchema, operationFor, sampleOf, schemaOf } from './sample.js';
import type { Scene } from './scene.js';
import { bodies, pathValues, queries } from './world.js';

export interface Call {
  method: string;
  path: string;
  query: Record<string, string>;
  body: Record<string, unknown> | undefined;
  headers: Record<string, string>;
}
/** No record gets this far: in reach it is answered 412, so nothing is changed and the answer still tells of the reach. */
export const staleVersion = 999_999_999;

/** A call of the route that fits in every way, made by this member about this scene. @throws Error saying what is missing where */
export function callOf(route: Route, scene: Scene, member: Member, version = staleVersion): Call {
  const { method, needsIdempotencyKey, needsIfMatch } = route;
  return {
    method,
    path: route.path.replace(/:(\w+)/g, (_, name: string) => pathValueFor(route, name).value(scene, member)),
    query: queryOf(route, scene, member),
    body: bodyOf(route, scene, member),
    headers: {
      ...(needsIdempotencyKey ? { 'idempotency-key': randomUUID() } : {}),
      ...(needsIfMatch ? { 'if-match': `"${version}"` } : {}),
    },
  };
}

export function addressOf({ path, query }: Pick<Call, 'path' | 'query'>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}

export function send(person: Person, call: Call): Promise<Reply> {
  return person.send(call.method, addressOf(call), call.body, call.headers) as Promise<Reply>;
}

export function pathValueFor({ handler, path }: Pick<Route, 'handler' | 'path'>, name: string) {
  const parts = path.split('/');
  const known = pathValues[`${parts[parts.indexOf(`:${name}`) - 1]}/:${name}`] ?? pathValues[name];
  if (!known) {
    throw new Error(`${handler}: nobody has said what a valid :${name} is. Add it to "pathValues" in test/policy/world.ts.`);
  }
  return known;
}

function queryOf(route: Route, scene: Scene, member: Member): Record<string, string> {
  if (!route.query) return {};
  const needed = (operationFor(route).parameters ?? []).filter((one) => one.in === 'query' && one.required);
  const sample = Object.fromEntries(needed.map(({ name, schema }) => [name, sampleOf((schema ?? {}) as MessageSchema)]));
  const made = { ...sample, ...queries[route.query.name]?.(scene, member) };
  const query = Object.fromEntries(Object.entries(made).map(([name, value]) => [name, String(value)]));
  const wrong = problemsOf(route.query, query, true);
  if (wrong.length > 0) {
    throw new Error(
      `${route.handler}: no valid query is known (${wrong.join(', ')}). Say how in "queries" of test/policy/world.ts.`,
    );
  }
  return query;
}

/** A valid body: from the API document, with what `bodies` says laid over it. Fields that fit only by luck and may be left out are. */
function bodyOf(route: Route, scene: Scene, member: Member): Record<string, unknown> | undefined {
  if (!route.body) return undefined;
  const { name } = route.body;
  const schema = schemaOf(name);
  const told = bodies[name]?.(scene, member) as Record<string, unknown> | undefined;
  const body = { ...(sampleOf(schema) as Record<string, unknown>), ...told };
  for (const pointer of problemsOf(route.body, body)) {
    const field = pointer.split('/')[1]!;
    if (told?.[field] === undefined && !schema.required?.includes(field)) delete body[field];
  }
  const wrong = problemsOf(route.body, body);
  if (wrong.length > 0) {
    throw new Error(
      `${route.handler}: no valid ${name} is known (${wrong.join(', ')}). Say how in "bodies" of test/policy/world.ts.`,
    );
  }
  return JSON.parse(JSON.stringify(body)) as Record<string, unknown>;
}

function problemsOf(type: NonNullable<Route['body']>, message: object, isQuery = false): string[] {
  try {
    readMessage(type, JSON.parse(JSON.stringify(message)) as object, isQuery);
    return [];
  } catch (error) {
    if (error instanceof Unprocessable) return (error.more.errors ?? []).map(({ pointer }) => pointer);
    throw error;
  }
}

/** What the policy decides about this member calling this route about this scene. */
export function expected(route: Route, scene: Scene, member: Member, isFresh: boolean): Decision {
  const { permission } = route;
  if (!permission) return 'allow';
  const { role, person } = member;
  const now = new Date();
  const atDoor = decideAtDoor({ ...person.ids, role, freshUntil: isFresh ? new Date(+now + 1e6) : null }, permission, now);
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => pathValueFor(route, name!).of);
  if (names.length === 0 || atDoor !== 'allow') return atDoor;
  return decide(role, heldTo(scene, member, names), permission, isFresh);
}

function heldTo(scene: Scene, member: Member, names: string[]): readonly Relation[] {
  // One's own record is one of the agency's as well.
  if (names.includes('self')) return ['self', 'agency'];
  if (member.agency.id !== scene.agency.id) return [];
  return names.includes('youth') ? [...heldIn[member.standing], 'agency'] : ['agency', 'self'];
}

/** The class of an answer: let in (2xx, or a refusal about the content), or one of the three ways of being kept out. */
export function classOfAnswer({ status, body }: Reply): Decision | 'sign-in' | 'broken' {
  if (status >= 500) return 'broken';
  const code = (body as { code?: string }).code;
  if (status === 404 && code === 'not-found') return 'deny';
  if (status === 403 && code === 'step-up-required') return 'step-up';
  return status === 401 && code === 'sign-in-required' ? 'sign-in' : 'allow';
}

/** Works through a list, so many at a time. */
export async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>, atOnce = 8): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

export const reaches = (member: Member, route: Route): boolean =>
  !route.permission || reachOf(member.role, route.permission).length > 0;

/**
 * Whether asking tells more than another member's asking does. A role that no relation lets in is refused at the door,
 * before how it stands to the youth is even asked, so two of its standings speak for all.
 */
export const isTelling = (member: Member, route: Route): boolean =>
  reaches(member, route) || ['none', 'stranger'].includes(member.standing);
