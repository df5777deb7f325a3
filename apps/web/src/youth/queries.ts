// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { act, call, ifMatch } from '../api/client.js';
import {
  aliasAdd,
  aliasEnd,
  youthCreate,
  youthFile,
  youthList,
  youthRestricted,
  youthSearch,
  youthUpdate,
  youthUpdateRestricted,
} from '../api/generated/sdk.gen.js';
import type {
  OpenYouthFile,
  UpdateRestricted,
  UpdateYouth,
  YouthForCaregiver,
  YouthForCasework,
} from '../api/generated/types.gen.js';
import { Refused } from '../api/problem.js';

/** The youth within reach, by case code, a page at a time. */
export const youthPages = infiniteQueryOptions({
  queryKey: ['youth', 'list'],
  queryFn: ({ pageParam }) => call(youthList({ query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } })),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next ?? undefined,
});

/** By POST, and kept nowhere: not in the address, and not beyond the page. */
export const search = (words: string) => call(youthSearch({ body: { words } }));

export const loadFile = async (youthId: string): Promise<YouthForCasework> =>
  asCasework(await call(youthFile({ path: { youthId } })));
export const fileOf = (youthId: string) =>
  queryOptions({ queryKey: ['youth', youthId, 'file'], queryFn: () => loadFile(youthId) });

/** These pages are the case team's; a caregiver has pages of their own. */
function asCasework(file: YouthForCasework | YouthForCaregiver): YouthForCasework {
  if (file.view !== 'casework') throw new Refused(404, 'not-found');
  return file as YouthForCasework;
}

export const openFile = async (body: OpenYouthFile, key: string): Promise<YouthForCasework> =>
  asCasework(await call(youthCreate({ body, headers: act(undefined, key) })));
export const changeFile = (youthId: string, version: number, body: UpdateYouth) =>
  call(youthUpdate({ path: { youthId }, body, headers: ifMatch(version) }));

export const addAlias = (youthId: string, name: string, key: string) =>
  call(aliasAdd({ path: { youthId }, body: { name }, headers: act(undefined, key) }));
export const endAlias = (youthId: string, aliasId: string, version: number, key: string) =>
  call(aliasEnd({ path: { youthId, aliasId }, headers: act(version, key) }));

export const loadRestricted = (youthId: string) => call(youthRestricted({ path: { youthId } }));
export const changeRestricted = (youthId: string, version: number, body: UpdateRestricted) =>
  call(youthUpdateRestricted({ path: { youthId }, body, headers: ifMatch(version) }));
