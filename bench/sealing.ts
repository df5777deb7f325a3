// SPDX-License-Identifier: Apache-2.0
import { AnchorFiles, LogStore } from '@harbor/api/sealer/index';
import { Frontier, leafHash } from '@harbor/transparency';
import { setTimeout as pause } from 'node:timers/promises';
import type { Target } from './cases.js';
import type { House } from './house.js';
import { median, type Rounds, type Track } from './measure.js';
import { type Sealing, startSealer } from './servers.js';
import type { World } from './world.js';

/** What sealing the log costs, and how long it takes. */
export interface SealingFigures {
  /** Drafts saved a second without a sealer over those with one. */
  slowdown: number;
  /** From an event to the signed checkpoint that holds it, at that load: 99 of 100, in ms. */
  lagMs: number;
}
/** What is asked of a log of so many events, each 19 times of 20 in so many ms, one at a time. */
export interface LongLogFigures {
  events: number;
  receiptMs: number;
  whoSawMs: number;
}

const connections = 16;
const questions = 100;
const leavesAtOnce = 4_096;

/** Turns without and with a sealer, one after the other; what the former left is sealed before the latter. */
export async function measureSealing(house: House, track: Track, rounds: Rounds, targets: () => Promise<Target[]>) {
  const turn = async () => track.alone('draft', connections, rounds.seconds, await targets());
  const without: number[] = [];
  const withOne: number[] = [];
  const lags: number[] = [];
  for (let round = 0; round < rounds.count; round++) {
    without.push(await turn());
    const sealer = startSealer(house);
    await untilSealed(house, sealer);
    const from = new Date();
    withOne.push(await turn());
    await untilSealed(house, sealer);
    await sealer.stop();
    lags.push(await lagSince(house, from));
  }
  return { slowdown: median(without) / median(withOne), lagMs: median(lags) } satisfies SealingFigures;
}

async function untilSealed(house: House, sealer: Sealing): Promise<void> {
  for (;;) {
    const { rows } = await house.owner.query<{ waits: boolean }>(`select exists (select from harbor.audit_pending) as waits`);
    if (!rows[0]!.waits) return;
    sealer.requireAlive();
    await pause(100);
  }
}

async function lagSince({ owner }: House, from: Date): Promise<number> {
  const { rows } = await owner.query<{ lag: number }>(
    `select percentile_disc(0.99) within group (order by extract(epoch from c.signed_at - gate.time_of_event_id(l.event_id)) * 1000)::float8 as lag
      from harbor.audit_leaf l cross join lateral (
        select k.signed_at from harbor.audit_checkpoint k
        where k.agency_id = l.agency_id and k.epoch = l.epoch and k.size > l.idx order by k.size limit 1) c
      where gate.time_of_event_id(l.event_id) >= $1`,
    [from],
  );
  return rows[0]!.lag;
}

/** Gives events that `addHistory` wrote their places, as the sealer would: with these leaves nobody checks a log, only looks into it. */
export async function sealHistory(house: House, { agencyId }: World): Promise<void> {
  const { owner } = house;
  await owner.query(`delete from harbor.audit_pending`);
  const store = new LogStore(owner);
  const head = (await store.head(agencyId))!;
  await owner.query(
    `insert into harbor.audit_leaf (agency_id, epoch, idx, event_id, leaf, mac)
      select agency_id, $2, $3::bigint + row_number() over (order by event_id) - 1, event_id, '\\x01'::bytea || uuid_send(event_id)
          || int8send((extract(epoch from at) * 1000)::bigint) || salt, salt
        from harbor.audit_event e where agency_id = $1
          and not exists (select from harbor.audit_leaf l where l.agency_id = e.agency_id and l.event_id = e.event_id)`,
    [agencyId, head.epoch, head.size],
  );
  const hashes = Array.from({ length: head.frontier.length / 32 }, (_, i) => head.frontier.subarray(i * 32, (i + 1) * 32));
  const edge = new Frontier(head.size, hashes);
  for (;;) {
    const leaves = await store.leaves(agencyId, head.epoch, edge.size, leavesAtOnce);
    if (leaves.length === 0) break;
    await store.tile(agencyId, head.epoch, edge.append(leaves.map(({ leaf }) => leafHash(leaf))));
  }
  await store.grow(agencyId, head.epoch, edge);
  // The sealer would not go on behind leaves that the application did not write, so it is told that it sealed these.
  const anchors = new AnchorFiles(house.sealerDir);
  const anchor = anchors.read(agencyId)!;
  anchors.swap(agencyId, anchor, { ...anchor, size: edge.size, root: edge.root().toString('base64') });
  await owner.query('vacuum analyze harbor.audit_leaf, harbor.audit_tile');
}

/** Of a log whose every event has its place and a checkpoint. */
export async function measureLongLog(house: House, url: string, { agencyId, managers, charges }: World, events: number) {
  const sealer = startSealer(house);
  const isSigned = async () =>
    (
      await house.owner.query(
        `select from harbor.audit_head h join harbor.audit_checkpoint c using (agency_id, epoch, size) where h.agency_id = $1`,
        [agencyId],
      )
    ).rowCount === 1;
  while (!(await isSigned())) {
    sealer.requireAlive();
    await pause(500);
  }
  await sealer.stop();
  const [manager] = managers;
  // A manager's own: these they may see.
  const mine = charges.filter((_, i) => i % managers.length === 0).map(({ youthId }) => youthId);
  const { rows } = await house.owner.query<{ event_id: string }>(
    `select event_id from harbor.audit_event where agency_id = $1 and resource_id = any ($2) and at < now() - interval '1 day'
      order by md5(event_id::text) limit $3`,
    [agencyId, mine, questions],
  );
  const headers = { authorization: `Bearer ${manager!.token}`, 'content-type': 'application/json' };
  const ask = (path: string, body?: object) =>
    fetch(`${url}/api/v1${path}`, { headers, ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}) });
  return {
    events,
    receiptMs: await ninetyFifth((i) => ask(`/log/events/${rows[i % rows.length]!.event_id}/receipt`)),
    whoSawMs: await ninetyFifth((i) => ask('/audit/events/search', { youthId: mine[i % mine.length], limit: 50 })),
  } satisfies LongLogFigures;
}

async function ninetyFifth(asked: (i: number) => Promise<Response>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < questions; i++) {
    const from = performance.now();
    const reply = await asked(i);
    const text = await reply.text();
    times.push(performance.now() - from);
    if (!reply.ok) throw new Error(`${reply.url} answered ${reply.status}: ${text.slice(0, 300)}`);
  }
  return times.sort((a, b) => a - b)[Math.floor(questions * 0.95)]!;
}
