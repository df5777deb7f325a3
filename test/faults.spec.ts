// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';
import { foundAgency } from './support/agency.js';
import { Roots } from './support/sealer.js';
import { harbor } from './support/program.js';
import { startServerProcess } from './support/server-process.js';
import { KillableHouse } from './faults/house.js';
import { Load } from './faults/load.js';
import { startSealerProcess } from './faults/sealer-process.js';

/** `npm run faults -- --cycles 500` for more. */
const cycles = Number(process.env['HARBOR_CYCLES'] ?? 30);
const hands = 4;
/** The kill comes after so many answers and up to so many ms more, so that it meets a slow machine in its work as well. */
const mostAnswers = 60;
const mostMs = 20;
const victims = ['API', 'sealer', 'PostgreSQL'] as const;
type Victim = (typeof victims)[number];

interface Cycle {
  victim: Victim;
  /** Answers between the kill before and this one. */
  answers: number;
  /** Requests that this kill cut off. */
  cut: number;
  /** From the kill until there was an answer again; of the sealer until something was sealed again. */
  backMs: number;
}

describe('API, sealer and PostgreSQL killed in turn under load', () => {
  let house: KillableHouse;
  let load: Load;
  let code: string;
  const seen: Cycle[] = [];
  const roots = new Roots();
  let strangers: unknown[];

  beforeAll(
    async () => {
      house = await KillableHouse.open();
      const agency = await foundAgency(house.asHouse);
      code = agency.code;
      let server = await startServerProcess(house, house.keysDir);
      let sealer = await startSealerProcess(house);
      house.url = server.url;
      load = new Load(agency, house);
      await load.begin(hands);
      const kill: Record<Victim, () => Promise<void>> = {
        API: async () => {
          await server.kill();
          server = await startServerProcess(house, house.keysDir);
          house.url = server.url;
        },
        sealer: async () => {
          await sealer.kill();
          sealer = await startSealerProcess(house);
        },
        PostgreSQL: async () => {
          await house.database.kill();
          await house.comeBack();
        },
      };
      for (let i = 0; i < cycles; i++) {
        const victim = victims[i % victims.length]!;
        seen.push(await cycle(victim, kill[victim]));
        await roots.lookAt(house.asHouse, agency.id, house.parts);
      }
      await load.end();
      strangers = await load.askAgain();
      while (await count('audit_pending')) await pause(50);
      await roots.lookAt(house.asHouse, agency.id, house.parts);
      await server.kill();
      await sealer.kill();
    },
    60_000 + cycles * 6_000,
  );
  afterAll(() => house.close());

  async function cycle(victim: Victim, kill: () => Promise<void>): Promise<Cycle> {
    const before = { answers: load.acknowledged.size, cut: load.cut };
    const enough = before.answers + Math.random() * mostAnswers;
    while (load.acknowledged.size < enough) await pause(1);
    await pause(Math.random() * mostMs);
    const answers = load.acknowledged.size - before.answers;
    const sealed = victim === 'sealer' ? await count('audit_leaf') : 0;
    const from = performance.now();
    await kill();
    const known = load.acknowledged.size;
    while (victim === 'sealer' ? (await count('audit_leaf')) <= sealed : load.acknowledged.size <= known) await pause(5);
    return { victim, answers, cut: load.cut - before.cut, backMs: performance.now() - from };
  }

  async function count(table: 'audit_pending' | 'audit_leaf'): Promise<number> {
    const { rows } = await house.owner.query<{ count: number }>(`select count(*)::int as count from harbor.${table}`);
    return rows[0]!.count;
  }

  it('met them in the middle of their work', () => {
    const of = (victim: Victim) => seen.filter((one) => one.victim === victim);
    console.info(table(victims.map((victim) => [victim, of(victim)])));
    expect(load.acknowledged.size).toBeGreaterThan((cycles * mostAnswers) / 4);
    for (const victim of ['API', 'PostgreSQL'] as const)
      expect(of(victim).filter(({ cut }) => cut > 0).length).toBeGreaterThan(0);
    expect(load.begun.filter(({ id }) => id === undefined).length).toBeGreaterThan(0);
  });

  it('sealed one log, with one root for each size, that a check finds whole', async () => {
    expect(roots.count).toBeGreaterThan(cycles);
    const env = {
      ...{ HARBOR_OWNER_URL: house.ownerUrl, DATABASE_URL: house.appUrl, HARBOR_SEALER_URL: house.sealerUrl },
      ...{ HARBOR_KEYS: house.keysDir, HARBOR_SEALER: house.sealerDir, HARBOR_LOG: 'silent' },
    };
    expect(await harbor(['verify-log', '--agency', code, '--state'], env)).toMatchObject({
      code: 0,
      out: expect.stringContaining('GOOD. Nothing was changed'),
    });
    const { rows } = await house.owner.query('select reason from harbor.audit_quarantine');
    expect(rows).toEqual([]);
  }, 300_000);

  it('has one committed event for every answer that arrived', async () => {
    const { rows } = await house.owner.query<{ request_id: string }>(
      'select request_id from harbor.audit_event e where exists (select from harbor.audit_leaf l where l.event_id = e.event_id)',
    );
    const told = rows.map(({ request_id }) => request_id);
    expect([...load.acknowledged].filter((id) => !told.includes(id))).toEqual([]);
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
    for (const [youthId, version] of load.drafts) expect(kept.get(youthId)).toBeGreaterThanOrEqual(version);
  });

  it('doubled nothing that was asked again under its key', async () => {
    expect(strangers).toEqual([]);
    const { rows } = await house.owner.query<{ used_name: string; id: string }>(
      `select used_name, id from harbor.youth where used_name like 'Begun %'`,
    );
    expect(rows.map(({ used_name }) => used_name).sort()).toEqual(load.begun.map(({ usedName }) => usedName).sort());
    const ids = new Map(rows.map(({ used_name, id }) => [used_name, id]));
    for (const { usedName, id } of load.begun) expect(id ?? ids.get(usedName)).toBe(ids.get(usedName));
  });
});

/** What `npm run faults` prints. */
function table(rows: readonly (readonly [Victim, readonly Cycle[]])[]): string {
  const sum = (of: readonly Cycle[], figure: (one: Cycle) => number) => of.reduce((all, one) => all + figure(one), 0);
  const sorted = (of: readonly Cycle[]) => of.map(({ backMs }) => backMs).sort((a, b) => a - b);
  const lines = rows.map(([victim, of]) => {
    const times = sorted(of).map(Math.round);
    return [victim, of.length, sum(of, (one) => one.answers), sum(of, (one) => one.cut), times[times.length >> 1], times.at(-1)];
  });
  const heads = ['killed', 'times', 'answers kept', 'requests cut off', 'back after ms, median', 'longest'];
  return [heads, heads.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
