// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../refusal.js';

export type Query = Record<string, string>;

/** Queries that could not be read, by what was handed on in their place. */
const unreadable = new WeakMap<object, Refusal>();

/**
 * Reads a query into one text per name. Called by the router, where a throw would end the process:
 * so a query that cannot be read becomes an empty one that `refuseUnreadableQuery` knows.
 */
export function parseQuery(text: string): Query {
  const query = Object.create(null) as Query;
  if (text === '') return query;
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = decode(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? '' : decode(part.slice(equals + 1));
    if (name === undefined || value === undefined) return refuse('query-unreadable', 'The query after the "?" cannot be read.');
    if (name in query) return refuse('query-duplicate-key', 'A parameter stands twice after the "?". Give each at most once.');
    query[name] = value;
  }
  return query;
}

/** @throws Refusal 400 when the query could not be read */
export function refuseUnreadableQuery(query: unknown): void {
  const refusal = typeof query === 'object' && query !== null ? unreadable.get(query) : undefined;
  if (refusal) throw refusal;
}

function refuse(code: string, detail: string): Query {
  const query = Object.create(null) as Query;
  unreadable.set(query, new Refusal(400, code, detail));
  return query;
}

function decode(text: string): string | undefined {
  try {
    const value = decodeURIComponent(text.replaceAll('+', ' '));
    return value.includes('\0') ? undefined : value;
  } catch {
    return undefined;
  }
}
