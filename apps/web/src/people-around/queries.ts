// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { act, call } from '../api/client.js';
import {
  accessAssign,
  accessDeclare,
  accessEndConflict,
  accessEndMembership,
  accessInForce,
  accessMembers,
  freezeCaregivers,
  freezeFreeze,
  freezeLift,
  colleagueList,
  personOfConcernEnd,
  personOfConcernList,
  personOfConcernRecord,
} from '../api/generated/sdk.gen.js';
import type { DeclareConflict, RecordPersonOfConcern } from '../api/generated/types.gen.js';

export interface Person {
  id: string;
  displayName: string;
  role: string;
}
export type PickedRole = 'caregiver' | 'caseworker' | 'program_manager' | 'privacy_officer' | 'agency_admin';

/** Whom one may choose, of a role or of all: every page of the list. The one place that knows where people come from. */
export const peopleToChoose = (role?: PickedRole) =>
  queryOptions({
    queryKey: ['people', 'to-choose', role ?? 'everyone'],
    queryFn: async () => {
      const people: Person[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query = { limit: 100, ...(role ? { role } : {}), ...(cursor ? { cursor } : {}) };
        const page: { items: Person[]; next: string | null } = await call(colleagueList({ query }));
        people.push(...page.items);
        cursor = page.next;
      }
      return people;
    },
    staleTime: 300_000,
  });

export const teamOf = (youthId: string) =>
  queryOptions({ queryKey: ['youth', youthId, 'team'], queryFn: () => call(accessMembers({ path: { youthId } })) });
export const assign = (youthId: string, userId: string, key: string) =>
  call(accessAssign({ path: { youthId }, body: { userId }, headers: act(undefined, key) }));
export const endMembership = (youthId: string, memberId: string, version: number, key: string) =>
  call(accessEndMembership({ path: { youthId, memberId }, headers: act(version, key) }));

export const caregiversOf = (youthId: string) =>
  queryOptions({ queryKey: ['youth', youthId, 'caregivers'], queryFn: () => call(freezeCaregivers({ path: { youthId } })) });
export const freeze = (youthId: string, userId: string, key: string) =>
  call(freezeFreeze({ path: { youthId, userId }, headers: act(undefined, key) }));
export const lift = (youthId: string, freezeId: string, version: number, key: string) =>
  call(freezeLift({ path: { youthId, freezeId }, headers: act(version, key) }));

export const conflictsOf = (youthId: string) =>
  queryOptions({ queryKey: ['youth', youthId, 'conflicts'], queryFn: () => call(accessInForce({ path: { youthId } })) });
export const declareConflict = (youthId: string, body: DeclareConflict, key: string) =>
  call(accessDeclare({ path: { youthId }, body, headers: act(undefined, key) }));
export const endConflict = (youthId: string, conflictId: string, version: number, key: string) =>
  call(accessEndConflict({ path: { youthId, conflictId }, headers: act(version, key) }));

export const loadConcerns = (youthId: string) => call(personOfConcernList({ path: { youthId } }));
export const recordConcern = (youthId: string, body: RecordPersonOfConcern, key: string) =>
  call(personOfConcernRecord({ path: { youthId }, body, headers: act(undefined, key) }));
export const endConcern = (youthId: string, concernId: string, version: number, key: string) =>
  call(personOfConcernEnd({ path: { youthId, concernId }, headers: act(version, key) }));
