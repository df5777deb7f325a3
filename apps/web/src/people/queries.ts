// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { act, call, ifMatch } from '../api/client.js';
import {
  personApprove,
  personChange,
  personInvite,
  personInviteAgain,
  personList,
  personShow,
  personWithdraw,
  supervisionEnd,
  supervisionList,
  supervisionSet,
} from '../api/generated/sdk.gen.js';
import type { ChangePerson, InvitePerson, PeopleList, PeopleQuery, SetSupervision } from '../api/generated/types.gen.js';

export type Role = NonNullable<PeopleQuery['role']>;

export const people = (asked: Pick<PeopleQuery, 'role' | 'awaits'>) =>
  infiniteQueryOptions({
    queryKey: ['people', 'list', asked],
    queryFn: ({ pageParam }) => call(personList({ query: { ...asked, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: PeopleList) => next,
  });

/** All of a list, page after page. */
async function all<T>(page: (cursor: { cursor?: string }) => Promise<{ items: T[]; next: string | null }>): Promise<T[]> {
  const found: T[] = [];
  let next: string | null = null;
  do {
    const { items, next: then }: { items: T[]; next: string | null } = await page(next ? { cursor: next } : {});
    found.push(...items);
    next = then;
  } while (next);
  return found;
}

/** All of them, for choosing one from a list. */
export const everyone = (role?: Role) =>
  queryOptions({
    queryKey: ['people', 'everyone', role],
    queryFn: () => all((cursor) => call(personList({ query: { limit: 100, ...(role ? { role } : {}), ...cursor } }))),
    staleTime: 60_000,
  });

export const person = (accountId: string) =>
  queryOptions({ queryKey: ['people', 'one', accountId], queryFn: () => call(personShow({ path: { accountId } })) });

export const supervisionOf = (personId: string) =>
  queryOptions({
    queryKey: ['people', 'supervision', personId],
    queryFn: () => all((cursor) => call(supervisionList({ query: { personId, limit: 100, ...cursor } }))),
  });

export const change = (accountId: string, version: number, body: ChangePerson) =>
  call(personChange({ path: { accountId }, body, headers: ifMatch(version) }));

export const invite = (body: InvitePerson) => call(personInvite({ body, headers: act() }));
export const inviteAgain = (accountId: string) => call(personInviteAgain({ path: { accountId }, headers: act() }));
export const withdraw = (accountId: string) => call(personWithdraw({ path: { accountId }, headers: act() }));
export const approve = (accountId: string) => call(personApprove({ path: { accountId }, headers: act() }));

export const supervise = (body: SetSupervision) => call(supervisionSet({ body, headers: act() }));
export const endSupervision = (supervisionId: string, version: number) =>
  call(supervisionEnd({ path: { supervisionId }, headers: act(version) as never }));
