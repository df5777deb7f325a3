// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
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
  placeAdd,
  placeChange,
  placeChangeConfidential,
  placeConfidential,
  youthList,
} from '../api/generated/sdk.gen.js';
import type {
  AddService,
  ChangePlace,
  ChangeService,
  DirectorySearch,
  NewPlace,
  ServiceView,
} from '../api/generated/types.gen.js';

/** What was asked, and for whom; for nobody in particular when there is no youth. */
export interface Asked {
  youthId: string | undefined;
  body: DirectorySearch;
}

/** By POST, and kept no longer than who searched is here: Back from a service shows what was found, unasked. */
export const hitsFor = ({ youthId, body }: Asked) =>
  infiniteQueryOptions({
    queryKey: ['directory', 'hits', youthId, body],
    queryFn: ({ pageParam }) => {
      const page = { ...body, ...(pageParam ? { cursor: pageParam } : {}) };
      return call(youthId ? directorySearchFor({ path: { youthId }, body: page }) : directorySearch({ body: page }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 120_000,
  });

export const terms = queryOptions({ queryKey: ['directory', 'terms'], queryFn: () => call(directoryTerms()) });
export const loadService = (serviceId: string) => call(directoryOpen({ path: { serviceId } }));
export const serviceOf = (serviceId: string) =>
  queryOptions({ queryKey: ['directory', 'service', serviceId], queryFn: () => loadService(serviceId) });
/** As it stands after a change. Other pages ask anew, so that Back brings no place that is hidden now. */
export function keepService(client: QueryClient, saved: ServiceView): void {
  client.setQueryData(serviceOf(saved.id).queryKey, saved);
  for (const queryKey of [['directory', 'hits'], ['directory', 'service'], ['saved-lists']])
    client.removeQueries({ queryKey, type: 'inactive' });
}
export const changeService = (serviceId: string, version: number, body: ChangeService) =>
  call(directoryChange({ path: { serviceId }, body, headers: ifMatch(version) }));
export const addService = (body: AddService, key: string) => call(directoryAdd({ body, headers: act(undefined, key) }));
/** Where its confidential places are; forgotten with the page. */
export const confidentialOf = (serviceId: string) =>
  queryOptions({
    queryKey: ['directory', 'confidential', serviceId],
    queryFn: () => call(placeConfidential({ path: { serviceId } })),
    gcTime: 0,
  });

/** A place of a service, among the open or the confidential ones. */
export interface PlaceOf {
  serviceId: string;
  placeId: string;
  isConfidential: boolean;
}
export const changePlace = ({ serviceId, placeId, isConfidential }: PlaceOf, version: number, body: ChangePlace) => {
  const headers = ifMatch(version);
  return isConfidential
    ? call(placeChangeConfidential({ path: { serviceId, hiddenPlaceId: placeId }, body, headers }))
    : call(placeChange({ path: { serviceId, locationId: placeId }, body, headers }));
};
export const addPlace = (serviceId: string, body: NewPlace, key: string) =>
  call(placeAdd({ path: { serviceId }, body, headers: act(undefined, key) }));

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
