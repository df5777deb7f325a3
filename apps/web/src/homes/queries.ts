// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { act, call, ifMatch } from '../api/client.js';
import { queries } from '../shell/queries.js';
import {
  homeChangeAddress,
  homeAddress,
  homeChange,
  homeHousehold,
  homeList,
  homeOpen,
  homeRegister,
  householdAdd,
  householdEnd,
} from '../api/generated/sdk.gen.js';
import type { AddHouseholdAdult, ChangeHome, ChangeHomeAddress, HomeListItem, RegisterHome } from '../api/generated/types.gen.js';

const page = (limit: number, cursor: string) => call(homeList({ query: { limit, ...(cursor ? { cursor } : {}) } }));

/** The homes of the agency by label, a page at a time. */
export const homePages = infiniteQueryOptions({
  queryKey: ['homes', 'list'],
  queryFn: ({ pageParam }) => page(50, pageParam),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next ?? undefined,
});

/** All of them, to choose from. */
export const allHomes = queryOptions({
  queryKey: ['homes', 'all'],
  queryFn: async () => {
    const homes: HomeListItem[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { items, next }: Awaited<ReturnType<typeof page>> = await page(100, cursor);
      homes.push(...items);
      cursor = next;
    }
    return homes;
  },
});

export const loadHome = (homeId: string) => call(homeOpen({ path: { homeId } }));
export const homeOf = (homeId: string) => queryOptions({ queryKey: ['homes', homeId, 'home'], queryFn: () => loadHome(homeId) });
export const registerHome = (body: RegisterHome, key: string) => call(homeRegister({ body, headers: act(undefined, key) }));
export const changeHome = (homeId: string, version: number, body: ChangeHome) =>
  call(homeChange({ path: { homeId }, body, headers: ifMatch(version) }));

export const homeAgain = (homeId: string) => queries.invalidateQueries({ queryKey: homeOf(homeId).queryKey });
export const loadAddress = (homeId: string) => call(homeAddress({ path: { homeId } }));
export const changeAddress = (homeId: string, version: number, body: ChangeHomeAddress) =>
  call(homeChangeAddress({ path: { homeId }, body, headers: ifMatch(version) }));

export const loadHousehold = (homeId: string) => call(homeHousehold({ path: { homeId } }));
export const addAdult = (homeId: string, body: AddHouseholdAdult, key: string) =>
  call(householdAdd({ path: { homeId }, body, headers: act(undefined, key) }));
export const endAdult = (homeId: string, adultId: string, version: number, key: string) =>
  call(householdEnd({ path: { homeId, adultId }, headers: act(version, key) }));
