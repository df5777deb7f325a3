// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { birthDateOf, demoYouth, planItemsFor } from '@harbor/api/demo/world/index';
import { Founding } from '@harbor/api/founding/index';
import { digest, newToken } from '@harbor/api/identity/index';
import type { Role } from '@harbor/policy';
import type { Line } from './cases.js';
import type { House } from './house.js';

export interface Person {
  userId: string;
  token: string;
}
/** A youth and the session of their worker. */
export interface Charge extends Person {
  youthId: string;
  /** The line of the plan that the autosaves write over. */
  line: Line;
}
export interface World {
  agencyId: string;
  workers: Person[];
  managers: Person[];
  caregiver: Person;
  charges: Charge[];
  /** Sessions at the agency with the large directory. */
  searchers: string[];
}

const workerCount = 12;
const managerCount = 3;
const perWorker = 25;
const atOnce = 8;

/**
 * One agency: three managers, twelve workers with 25 youth each, every youth with an open plan draft of 8 to 16 lines and one
 * open referral.
 * People are founded as `harbor` founds them; files and plans are begun through the API, so each row has its event.
 */
export async function foundWorld(house: House, url: string, searchers: string[]): Promise<World> {
  const founding = new Founding(house.owner, house.keys);
  const agencyId = await founding.agency({
    code: 'bench',
    name: 'Bench Agency',
    timeZone: 'America/Chicago',
    onCallName: 'On call',
    onCallPhone: '555-0100',
    isDemo: true,
  });
  const people = async (role: Role, count: number) => {
    const made: Person[] = [];
    for (let i = 0; i < count; i++) made.push(await person(house, founding, agencyId, role, i));
    return made;
  };
  const workers = await people('caseworker', workerCount);
  const managers = await people('program_manager', managerCount);
  const [caregiver] = await people('caregiver', 1);
  for (const [i, worker] of workers.entries()) {
    await founding.supervision(agencyId, managers[i % managerCount]!.userId, worker.userId);
  }
  const places = Array.from({ length: workerCount * perWorker }, (_, i) => i);
  const charges: Charge[] = [];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let i = places.shift(); i !== undefined; i = places.shift()) {
        const worker = workers[i % workerCount]!;
        charges[i] = { ...worker, ...(await youth(url, worker.token, i)) };
      }
    }),
  );
  return { agencyId, workers, managers, caregiver: caregiver!, charges, searchers };
}

/** An account with a session. */
export async function person(house: House, founding: Founding, agencyId: string, role: Role, i: number): Promise<Person> {
  const signInName = `${role.replace('_', '-')}-${i}`;
  const userId = await founding.account(agencyId, { role, signInName, displayName: `${role} ${i}`, language: 'en' });
  const token = newToken();
  // A session of a day: the bench must not be signed out half-way.
  await house.owner.query(
    `insert into gate.session (agency_id, id, user_id, role, token_hash, opened_at, seen_at, idle, ends_at, fresh_until)
      values ($1, gen_random_uuid(), $2, $3, $4, now(), now(), '1 day', now() + interval '1 day', now() + interval '1 day')`,
    [agencyId, userId, role, digest(token)],
  );
  return { userId, token };
}

async function youth(url: string, token: string, i: number): Promise<Pick<Charge, 'youthId' | 'line'>> {
  const model = demoYouth[i % demoYouth.length]!;
  const { usedName, legalName, pronouns, gender, raceEthnicity, tribalNations, icwa, languages, interpreterLanguage } = model;
  const birthDate = birthDateOf(model, new Date().toISOString().slice(0, 10));
  const file = await send(url, token, 'POST', '/youth', {
    body: {
      usedName,
      legalName,
      pronouns,
      gender,
      birthDate,
      raceEthnicity,
      tribalNations,
      icwa,
      languages,
      interpreterLanguage,
      caseCode: `B-${1000 + i}`,
    },
  });
  const { heightCm, weightKg, hairColor, eyeColor } = model;
  const dailyCare = model.dailyCare.en;
  await send(url, token, 'PATCH', `/youth/${file.id}`, {
    version: file.version,
    body: { heightCm, weightKg, hairColor, eyeColor, dailyCare, ...(model.allergies ? { allergies: model.allergies.en } : {}) },
  });
  const draft = await send(url, token, 'POST', `/youth/${file.id}/plan/draft`, { body: { stage: 'in_placement' } });
  const line = {
    id: randomUUID(),
    section: 'grounding',
    text: 'A walk helps.',
    voice: 'worker',
    basis: 'observed',
    audience: 'team',
  };
  const items = [...planItemsFor(model.index, 'in_placement', 'en').map((item) => ({ id: randomUUID(), ...item })), line];
  await send(url, token, 'PATCH', `/youth/${file.id}/plan/draft`, { version: draft.version, body: { items } });
  const asked = { name: `Service ${i}`, organization: `Organization ${i % 40}`, description: 'Help for young people.' };
  const service = await send(url, token, 'POST', '/directory/services', { body: asked });
  const need = { need: 'counselling', urgency: 'soon', transport: 'needs_ride', serviceIds: [service.id] };
  await send(url, token, 'POST', `/youth/${file.id}/referrals`, { body: need });
  return { youthId: file.id, line };
}

async function send(
  url: string,
  token: string,
  method: string,
  path: string,
  { version, body }: { version?: number; body: unknown },
): Promise<{ id: string; version: number }> {
  const reply = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${await reply.text()}`);
  return (await reply.json()) as { id: string; version: number };
}
