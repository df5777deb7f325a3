// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { act, call, ifMatch } from '../api/client.js';
import {
  caregivingHome,
  directoryAdd,
  directoryChange,

  directoryOpen,
  directorySearch,
  directorySearchFor,
  directoryTerms,
  organizationSearch,
  placeConfidential,
  youthList,
} from '../api/generated/sdk.gen.js';
import type { AddService, ChangeService, DirectorySearch } from '../api/generated/types.gen.js';

/** What was asked, and for whom; for nobody in particular when there is no youth. */
export interface Asked {
  youthId: string | undefined;
  body: DirectorySearch;
}

/** By POST, and kept no longer than the page: what somebody looks for is about somebody. */
export const hitsFor = ({ youthId, body }: Asked) =>
  infiniteQueryOptions({
    queryKey: ['directory', 'hits', youthId, body],
    queryFn: ({ pageParam }) => {
      const page = { ...body, ...(pageParam ? { cursor: pageParam } : {}) };
      return call(youthId ? directorySearchFor({ path: { youthId }, body: page }) : directorySearch({ body: page }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    gcTime: 0,
  });

export const terms = queryOptions({ queryKey: ['directory', 'terms'], queryFn: () => call(directoryTerms()) });
export const loadService = (serviceId: string) => call(directoryOpen({ path: { serviceId } }));
export const serviceOf = (serviceId: string) =>
  queryOptions({ queryKey: ['directory', 'service', serviceId], queryFn: () => loadService(serviceId) });
export const changeService = (serviceId: string, version: number, body: ChangeService) =>
  call(directoryChange({ path: { serviceId }, body, headers: ifMatch(version) }));
export const addService = (body: AddService, key: string) => call(directoryAdd({ body, headers: act(undefined, key) }));
export const loadConfidential = (serviceId: string) => call(placeConfidential({ path: { serviceId } }));

/** Organizations whose name has these words. By POST, and kept nowhere. */
export const findOrganizations = (words: string) => call(organizationSearch({ body: { words } }));

/** The youth somebody may look for: by the code for staff, by the name for whoever lives with them. */
export const myYouth = queryOptions({
  queryKey: ['directory', 'youth', 'mine'],
  queryFn: async () => {
    const { items } = await call(youthList({ query: { limit: 100 } }));
    return items.map(({ id, caseCode }) => ({ id, name: caseCode }));
  },
});
export const youthWithMe = queryOptions({
  queryKey: ['directory', 'youth', 'with-me'],
  queryFn: async () => (await call(caregivingHome())).youth.map(({ id, usedName }) => ({ id, name: usedName })),
});
