// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';

export type CaseName = 'file' | 'list' | 'draft' | 'sign' | 'audit' | 'search' | 'referrals';

/** What one request of a case is about; handed to the load process as JSON. */
export interface Target {
  token: string;
  youthId: string;
  /** Of the draft, as last read. */
  version: number;
  /** A line of the draft that an autosave writes over. */
  line: Line;
}
export interface Line {
  id: string;
  section: string;
  text: string;
  voice: string;
  basis: string | null;
  audience: string;
}

export interface Case {
  title: string;
  /** At most so many times the limit's CPU per request at 16 connections; undefined: no goal. */
  goal: number | undefined;
  /** At 16 connections nineteen of twenty requests are answered within so many ms. */
  p95?: number;
  /** Its path in the API document. */
  path: string;
  /** Who works: each connection on any target, each on one of its own, or each target once. */
  use: 'any' | 'own' | 'once';
  request(target: Target, count: number): Asked;
}
export interface Asked {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Written over the same line again and again, never twice the same. */
const words = 'I can call my aunt Rosa after school; if she does not answer I go to the library on Fifth Street and call again. ';

/** What people look for: by name, near home, for a youth of some age, what is open at this hour. Of one service in the middle of Illinois. */
const searches: readonly object[] = [
  { words: 'counseling', latitude: 40.1, longitude: -88.2 },
  { words: 'housing youth' },
  { latitude: 41.88, longitude: -87.63, languages: ['es'], age: 15 },
  { words: 'interpreters', latitude: 39.8, longitude: -89.65 },
  { words: 'legal help families', age: 17, openNow: true },
  { latitude: 40.69, longitude: -89.59 },
  { words: 'Lantern Urbana' },
  { languages: ['es'] },
];

export const cases: Record<CaseName, Case> = {
  file: {
    title: 'open a youth’s file',
    goal: 1.5,
    path: '/api/v1/youth/{youthId}',
    use: 'any',
    request: ({ youthId }) => ({ method: 'GET', path: `/api/v1/youth/${youthId}` }),
  },
  list: {
    title: 'list 20',
    goal: 1.5,
    path: '/api/v1/youth',
    use: 'any',
    request: () => ({ method: 'GET', path: '/api/v1/youth?limit=20' }),
  },
  draft: {
    title: 'save a plan draft',
    goal: 1.7,
    path: '/api/v1/youth/{youthId}/plan/draft',
    use: 'own',
    request: ({ youthId, version, line }, count) => ({
      method: 'PATCH',
      path: `/api/v1/youth/${youthId}/plan/draft`,
      headers: { 'if-match': `"${version}"` },
      body: { items: [{ ...line, text: `${words}(${count})` }] },
    }),
  },
  sign: {
    title: 'sign a plan',
    goal: undefined,
    path: '/api/v1/youth/{youthId}/plan/draft/sign',
    use: 'once',
    request: ({ youthId, version }) => ({
      method: 'POST',
      path: `/api/v1/youth/${youthId}/plan/draft/sign`,
      headers: { 'if-match': `"${version}"`, 'idempotency-key': randomUUID() },
      body: { agreement: 'agrees' },
    }),
  },
  audit: {
    title: 'audit query, 50 events',
    goal: 2,
    path: '/api/v1/audit/events/search',
    use: 'any',
    request: () => ({ method: 'POST', path: '/api/v1/audit/events/search', body: { limit: 50 } }),
  },
  search: {
    title: 'search 100,000 services',
    goal: 1.5,
    p95: 50,
    path: '/api/v1/directory/search',
    use: 'any',
    request: (_, count) => ({ method: 'POST', path: '/api/v1/directory/search', body: searches[count % searches.length] }),
  },
  referrals: {
    title: 'list 20 referrals',
    goal: 1.5,
    path: '/api/v1/referrals',
    use: 'any',
    request: () => ({ method: 'GET', path: '/api/v1/referrals?limit=20' }),
  },
};
export const caseNames = Object.keys(cases) as CaseName[];
