// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';

export type CaseName = 'file' | 'list' | 'draft' | 'sign' | 'audit';

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
};
export const caseNames = Object.keys(cases) as CaseName[];
