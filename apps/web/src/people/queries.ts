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
import type {
  ChangePerson,
  InvitePerson,
  PeopleList,
  PeopleQuery,
  PersonView,
  SetSupervision,
} from '../api/generated/types.gen.js';

export type Role = NonNullable<PeopleQuery['role']>;

export const people = (asked: Pick<PeopleQuery, 'role' | 'awaits'>) =>
  infiniteQueryOptions({
    queryKey: ['people', 'list', asked],
    queryFn: ({ pageParam }) => call(personList({ query: { ...asked, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: PeopleList) => next,
  });

/** All of them, for choosing one from a list. */
export const everyone = (role?: Role) =>
  queryOptions({
    queryKey: ['people', 'everyone', role],
    queryFn: async () => {
      const found: PersonView[] = [];
      let cursor: string | null = null;
      do {
        const query: PeopleQuery = { limit: 100, ...(role ? { role } : {}), ...(cursor ? { cursor } : {}) };
        const page: PeopleList = await call(personList({ query }));
        found.push(...page.items);
        cursor = page.next;
      } while (cursor);
      return found;
    },
    staleTime: 60_000,
  });

export const person = (accountId: string) =>
  queryOptions({ queryKey: ['people', 'one', accountId], queryFn: () => call(personShow({ path: { accountId } })) });

export const supervisionOf = (personId: string) =>
  queryOptions({
    queryKey: ['people', 'supervision', personId],
    queryFn: () => call(supervisionList({ query: { personId, limit: 100 } })),
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
