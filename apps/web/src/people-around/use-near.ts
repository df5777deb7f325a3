// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { caregiversOf, type Person, teamOf } from './queries.js';

/** People whom everyone around the youth knows anyway: the team, and those with whom the youth lives. */
export function useNear(youthId: string): Person[] {
  const team = useQuery(teamOf(youthId)).data?.items ?? [];
  const caregivers = useQuery(caregiversOf(youthId)).data?.items ?? [];
  const near = new Map<string, Person>();
  for (const { userId, displayName } of caregivers) near.set(userId, { id: userId, displayName, role: 'caregiver' });
  for (const { userId, displayName, role } of team) near.set(userId, { id: userId, displayName, role });
  return [...near.values()];
}
