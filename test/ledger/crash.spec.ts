// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { Person, type Reply } from '../support/person.js';
import { type ServerProcess, startServerProcess } from '../support/server-process.js';

const rounds = 20;
const hands = 8;
/** The kill comes after so many answers and up to so many ms more, so that it meets a slow machine in its work as well. */
const mostAnswers = 60;
const mostMs = 20;

/** A file begun, by its Idempotency-Key; `id` once an answer said so. */
interface Begun {
  key: string;
  usedName: string;
  id: string | undefined;
}

/** What the clients know when everything is over. */
class Memory {
  /** Request ids of answers that arrived whole and said 2xx. */
  readonly acknowledged = new Set<string>();
  readonly begun: Begun[] = [];
  /** Drafts by youth, at the version the last whole answer gave. */
  readonly drafts = new Map<string, number>();
  /** Requests that never got their answer. */
  cut = 0;
}

describe('the server killed under load', () => {
  const house = openHouse();
  const memory = new Memory();
  let agency: Agency;

  beforeAll(async () => {
    agency = await foundAgency(house);
    const { caseworker } = agency;
    for (let i = 0; i < hands; i++) {
      const youth = await caseworker.post('/youth', aYouth(`Draft ${i}`));
      await caseworker.post(`/youth/${youth.body.id}/plan/draft`, { stage: 'in_placement' });
      memory.drafts.set(youth.body.id as string, 1);
    }
    let next = startServerProcess(house);
    for (let round = 0; round < rounds; round++) {
      const server = await next;
      // The next one starts while this one works: both only share the database, as after a restart.
      if (round + 1 < rounds) next = startServerProcess(house);
      await loadAndKill(server);
    }
    const last = await startServerProcess(house);
    await askAgain(last.url);
    await last.kill();
  }, 180_000);

  async function loadAndKill(server: ServerProcess): Promise<void> {
    const worker = new Person(server.url, agency.caseworker.token, agency.caseworker.ids);
    const working = [...memory.drafts.keys()].map((youthId) => work(worker, youthId));
    const enough = memory.acknowledged.size + Math.random() * mostAnswers;
    while (memory.acknowledged.size < enough) await pause(1);
    await pause(Math.random() * mostMs);
    await server.kill();
    await Promise.all(working);
  }

  /** Reads and writes in turn until the server is gone. */
  async function work(worker: Person, youthId: string): Promise<void> {
    // What the last answer before a crash would have said is not known, so the draft is read first, as a person would.
    const draft = await remembered(worker.get(`/youth/${youthId}/plan/draft`));
    for (let version = draft?.body.version as number | undefined; version !== undefined;) {
      await remembered(worker.get(`/youth/${youthId}`));
      const begun: Begun = { key: randomUUID(), usedName: `Begun ${randomUUID()}`, id: undefined };
      memory.begun.push(begun);
      const file = await remembered(worker.post('/youth', aYouth(begun.usedName), { key: begun.key }));
      begun.id = file?.body.id as string | undefined;
      const saved = await remembered(worker.patch(`/youth/${youthId}/plan/draft`, { items: [aLine()] }, version));
      version = saved?.body.version as number | undefined;
      if (version !== undefined) memory.drafts.set(youthId, version);
    }
  }

  async function remembered(asked: Promise<Reply<Record<string, unknown>>>) {
    const reply = await asked.catch(() => undefined);
    if (!reply) {
      memory.cut += 1;
      return undefined;
    }
    expect(reply.status).toBeLessThan(300);
    memory.acknowledged.add(reply.headers.get('x-request-id')!);
    return reply;
  }

  /** Sends every file that was begun once more, under its key, answered or not. */
  async function askAgain(url: string): Promise<void> {
    const worker = new Person(url, agency.caseworker.token, agency.caseworker.ids);
    for (const begun of memory.begun) {
      const again = await remembered(worker.post('/youth', aYouth(begun.usedName), { key: begun.key }));
      expect(begun.id ?? again?.body.id).toBe(again?.body.id);
    }
  }

  it('was killed in the middle of its work', () => {
    expect(memory.acknowledged.size).toBeGreaterThan((rounds * mostAnswers) / 4);
    expect(memory.cut).toBeGreaterThanOrEqual(rounds);
    expect(memory.begun.filter(({ id }) => id === undefined).length).toBeGreaterThan(0);
  });

  it('has one committed event for every answer that arrived', async () => {
    const { rows } = await house.owner.query<{ request_id: string }>(
      'select request_id from harbor.audit_event e where exists (select from harbor.audit_pending p where p.event_id = e.event_id)',
    );
    const told = rows.map(({ request_id }) => request_id);
    expect([...memory.acknowledged].filter((id) => !told.includes(id))).toEqual([]);
    expect(new Set(told).size).toBe(told.length);
  });

  it('has an event for each version of each row, and no event of a change that is not there', async () => {
    const { rows } = await house.owner.query<{ place: string }>(
      `with tables(name) as (values ('youth'), ('youth_case'), ('data_key'), ('care_team'), ('safety_plan'), ('plan_draft')),
        kept as (
          select 'youth' as name, id, version from harbor.youth union all select 'youth_case', id, version from harbor.youth_case union all select 'data_key', id, version from harbor.data_key
          union all select 'care_team', id, version from harbor.care_team union all select 'safety_plan', id, version from harbor.safety_plan
          union all select 'plan_draft', id, version from harbor.plan_draft),
        stepped as (
          select format('%s/%s/%s/%s', name, id, case v when 1 then 'insert' else 'update' end, v) as place
          from kept cross join lateral generate_series(1, version) v),
        told as (
          select array_to_string((string_to_array(change, '/'))[1:4], '/') as place
          from harbor.audit_event e cross join unnest(e.changes) change where split_part(change, '/', 1) in (select name from tables))
      (select place from stepped except all select place from told) union all (select place from told except all select place from stepped)`,
    );
    expect(rows).toEqual([]);
  });

  it('kept every change that was answered', async () => {
    const { rows } = await house.owner.query<{ youth_id: string; version: number }>(
      'select youth_id, version from harbor.plan_draft',
    );
    const kept = new Map(rows.map(({ youth_id, version }) => [youth_id, version]));
    for (const [youthId, version] of memory.drafts) expect(kept.get(youthId)).toBeGreaterThanOrEqual(version);
  });

  it('doubled nothing that was asked again under its key', async () => {
    const { rows } = await house.owner.query<{ used_name: string; id: string }>(
      `select used_name, id from harbor.youth where used_name like 'Begun %'`,
    );
    expect(rows.map(({ used_name }) => used_name).sort()).toEqual(memory.begun.map(({ usedName }) => usedName).sort());
    const ids = new Map(rows.map(({ used_name, id }) => [used_name, id]));
    for (const { usedName, id } of memory.begun) expect(id ?? ids.get(usedName)).toBe(ids.get(usedName));
  });
});

const aYouth = (usedName: string) => ({ usedName, legalName: 'Test Youth', gender: 'not_disclosed', birthDate: '2011-05-04' });

const aLine = () => ({
  id: '0f8b1c1e-7a51-4b7e-9a5f-0d2f3b6c4d5e',
  section: 'grounding',
  text: `A walk helps. ${randomUUID()}`,
  voice: 'worker',
  basis: 'observed',
  audience: 'team',
});
