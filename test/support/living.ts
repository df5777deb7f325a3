// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Agency } from './agency.js';
import type { House } from './house.js';
import type { Person } from './person.js';

/** A youth whose worker is `agency.caseworker`, supervised by `agency.manager`. */
export async function aYouth({ caseworker }: Agency): Promise<string> {
  const reply = await caseworker.post('/youth', {
    usedName: 'Sam',
    legalName: 'Samuel Test',
    gender: 'boy',
    birthDate: '2010-05-01',
  });
  return created(reply);
}

export const homeOf = (more: object = {}) => ({
  label: `Home ${randomUUID().slice(0, 8)}`,
  capacity: 2,
  traits: ['foster_family_home', 'licensed'],
  familyName: 'Quimby-Canary',
  address: '418 Canary Court',
  phone: '555-0142',
  ...more,
});

/** A home, and in its household `adults`: names, or people with an account. */
export async function aHome(keeper: Person, adults: (string | Person)[] = [], more: object = {}): Promise<string> {
  const id = created(await keeper.post('/homes', homeOf(more)));
  for (const adult of adults) {
    const asked = typeof adult === 'string' ? { name: adult } : { name: `Adult ${adult.userId}`, userId: adult.userId };
    created(await keeper.post(`/homes/${id}/adults`, asked));
  }
  return id;
}

export const inHome = (homeId: string, more: object = {}) => ({ kind: 'foster_family_home', homeId, follows: null, ...more });
export const moveTo = (homeId: string, follows: string, more: object = {}) =>
  inHome(homeId, { follows, endedReason: 'step_down', ...more });

/** Places and returns the arrangement's id. */
export async function placed(worker: Person, youthId: string, asked: object): Promise<string> {
  return created(await worker.post(`/youth/${youthId}/placements`, asked));
}

/** A conflict as if declared a while ago: straight into the table, with its triggers asleep. */
export async function conflictOf(house: House, agency: Agency, youthId: string, userId: string): Promise<void> {
  await asOwner(
    house,
    `insert into harbor.conflict (agency_id, id, youth_id, user_id, reason_code, declared_by, declared_at) values ($1, gen_random_uuid(), $2, $3, 'kin', $4, harbor.now())`,
    [agency.id, youthId, userId, agency.caseworker.userId],
  );
}

/** A person of concern by name, and by account if there is one. */
export async function concernOf(house: House, agency: Agency, youthId: string, name: string, userId?: string): Promise<void> {
  await asOwner(
    house,
    `insert into harbor.person_of_concern (agency_id, id, youth_id, name_enc, name_index, name_words, connection, why_enc, user_id, recorded_by, recorded_at)
      values ($1, gen_random_uuid(), $2, '', $3, $6, 'adult_known', '', $4, $5, harbor.now())`,
    [
      ...[agency.id, youthId, await house.ring.nameIndex(agency.id, name), userId ?? null, agency.caseworker.userId],
      await house.ring.nameWords(agency.id, youthId, name),
    ],
  );
}

async function asOwner(house: House, sql: string, values: unknown[]): Promise<void> {
  await house.owner.query('begin');
  await house.owner.query('set local session_replication_role = replica');
  await house.owner.query(sql, values);
  await house.owner.query('commit');
}

/** Who has access to a youth through which arrangement, and until when, as the database keeps it. */
export async function accessTo(house: House, youthId: string): Promise<{ userId: string; source: string; ended: boolean }[]> {
  const { rows } = await house.owner.query<{ user_id: string; source_id: string; ended: boolean }>(
    `select user_id, source_id, until_at is not null as ended from harbor.care_team where youth_id = $1 and relation = 'placed' order by from_at, until_at nulls last`,
    [youthId],
  );
  return rows.map((row) => ({ userId: row.user_id, source: row.source_id, ended: row.ended }));
}

/** The newest event about a youth. */
export async function lastEventOf(
  house: House,
  youthId: string,
): Promise<{ action: string; changes: string[]; subjects: string[] }> {
  const { rows } = await house.owner.query<{ action: string; changes: string[]; subjects: string[] }>(
    'select action, changes, subjects from harbor.audit_event where $1 = any (subjects) order by at desc, event_id desc limit 1',
    [youthId],
  );
  return rows[0]!;
}

export function created(reply: { status: number; text: string; body: { id: string } }): string {
  if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`);
  return reply.body.id;
}

/** Signs a plan with one line for caregivers; returns the revision's number. */
export async function signedPlan(worker: Person, youthId: string, text: string): Promise<number> {
  const { body: draft } = await worker.post(`/youth/${youthId}/plan/draft`, { stage: 'in_placement' });
  const item = { id: randomUUID(), section: 'grounding', text, voice: 'youth', audience: 'caregiver' };
  const { body: saved } = await worker.patch(`/youth/${youthId}/plan/draft`, { items: [item] }, draft.version);
  const signed = await worker.post(`/youth/${youthId}/plan/draft/sign`, { agreement: 'agrees' }, { version: saved.version });
  created(signed);
  return signed.body.number as number;
}
