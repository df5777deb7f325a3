// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Role } from '@harbor/policy';
import { Founding } from '../../apps/api/src/founding/index.js';
import { digest, newToken, sessionLimits } from '../../apps/api/src/identity/index.js';
import type { House } from './house.js';
import { Person } from './person.js';

export interface Youth {
  id: string;
  version: number;
  caseCode: string;
}
type PersonName =
  'caseworker' | 'otherCaseworker' | 'manager' | 'otherManager' | 'caregiver' | 'otherCaregiver' | 'privacyOfficer' | 'admin';
export type Agency = Record<PersonName, Person> & { id: string; code: string; stranger: Person };

const cast: Record<PersonName, Role> = {
  caseworker: 'caseworker',
  otherCaseworker: 'caseworker',
  manager: 'program_manager',
  otherManager: 'program_manager',
  caregiver: 'caregiver',
  otherCaregiver: 'caregiver',
  privacyOfficer: 'privacy_officer',
  admin: 'agency_admin',
};

/** A fresh agency with one or two people of every role, signed in. `manager` supervises `caseworker`. */
export async function foundAgency(house: House): Promise<Agency> {
  const founding = new Founding(house.owner, house.keys);
  const code = `t-${randomUUID().slice(0, 8)}`;
  const id = await founding.agency({
    code,
    name: 'Test Agency',
    timeZone: 'America/Chicago',
    onCallName: 'On call',
    onCallPhone: '555-0100',
    isDemo: false,
  });
  const people = {} as Record<PersonName, Person>;
  for (const [name, role] of Object.entries(cast) as [PersonName, Role][]) {
    const userId = await founding.account(id, {
      role,
      signInName: name.toLowerCase(),
      displayName: `${name} of ${code}`,
      language: 'en',
    });
    people[name] = await signedIn(house, id, userId, role);
  }
  await founding.supervision(id, people.manager.userId, people.caseworker.userId);
  await founding.supervision(id, people.otherManager.userId, people.otherCaseworker.userId);
  return {
    ...people,
    id,
    code,
    stranger: new Person(house.url, undefined, { agencyId: id, userId: randomUUID(), sessionId: randomUUID() }),
  };
}

/** A session straight through the database's door, without the 19 ms of a password. */
export async function signedIn(house: House, agencyId: string, userId: string, role: Role): Promise<Person> {
  const token = newToken();
  const hash = digest(token);
  const { idleMinutes, hours } = sessionLimits[role];
  await house.owner.query(
    `insert into gate.credential (agency_id, user_id, password_hash, totp_secret) values ($1, $2, 'none', '') on conflict do nothing`,
    [agencyId, userId],
  );
  const { rows } = await house.owner.query<{ id: string; step: number }>(
    `with next as (select totp_step + 1 as step from gate.credential where agency_id = $1 and user_id = $2)
      insert into gate.session (agency_id, id, user_id, role, token_hash, opened_at, seen_at, idle, ends_at, fresh_until)
      select $1, gen_random_uuid(), $2, $3, $4, harbor.now(), harbor.now(), make_interval(mins => $5), harbor.now() + make_interval(hours => $6), harbor.now() + interval '15 minutes'
      returning id`,
    [agencyId, userId, role, hash, idleMinutes, hours],
  );
  return new Person(house.url, token, { agencyId, userId, sessionId: rows[0]!.id });
}

/** For `it.each`: the worker of a youth and their manager may; what everybody else is told. */
export const onlyTheirWorkers = <Status extends number>(status: Status) =>
  [
    ['caseworker', status],
    ['manager', status],
    ['otherCaseworker', 404],
    ['otherManager', 404],
    ['caregiver', 404],
    ['privacyOfficer', 404],
    ['admin', 404],
    ['stranger', 401],
  ] as const;
