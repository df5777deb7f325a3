// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { entryHash, Frontier, parseCheckpoint, parseNote, tileOf } from '@harbor/transparency';
import { type Connection, LogStore, sealerParts, Sealer, type SealerParts, sealOnce } from '../../apps/api/src/sealer/index.js';
import pg from 'pg';
import type { House } from './house.js';

/** A sealer's folder for this test, gone after. */
export function sealerFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'harbor-sealer-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const partsIn = (house: House, sealerDir: string, more: Partial<SealerParts> = {}): SealerParts => ({
  ...sealerParts({ sealerDir, logName: 'log.test' }, house.keys),
  ...more,
});

export function sealerUrl({ ownerUrl }: House): string {
  return Object.assign(new URL(process.env['HARBOR_TEST_SEALER']!), { pathname: new URL(ownerUrl).pathname }).href;
}

export async function sealerConnection(house: House): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: sealerUrl(house) });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** A sealer as the server runs it, one beat at a time. `told` is what it said. */
export function sealerOf(house: House, folder: string, told: string[] = []): Sealer {
  const tell = (text: string) => void told.push(text);
  return new Sealer(sealerUrl(house), partsIn(house, folder), { info: tell, warn: tell, error: tell });
}

/** The same at work: it seals whatever somebody waits for, and everything with `beat()`. */
export function sealerAtWork(house: House, folder: string): Sealer {
  const silent = () => undefined;
  const sealer = new Sealer(sealerUrl(house), partsIn(house, folder), { info: silent, warn: silent, error: silent }, 3_600_000);
  sealer.start();
  return sealer;
}

/** Seals everything that waits. */
export async function sealAll(house: House, folder: string): Promise<void> {
  const sealer = sealerOf(house, folder);
  await sealer.beat();
  await sealer.stop();
}

let sealing = Promise.resolve();

/** The same by the house's own sealer, from several tests at once, one after the other. */
export function sealHere({ sealer }: House): Promise<void> {
  return (sealing = sealing.then(() => sealer!.beat()));
}

/** Steps until the queue of this agency is empty. */
export async function sealWith(db: Connection, parts: SealerParts, agencyId: string): Promise<void> {
  while ((await sealOnce(new LogStore(db), parts, agencyId))?.hasMore);
}

/** Something that a test breaks on purpose. */
export class Fault extends Error {}

/** Counts what is done to the outside, and fails at the given count: before it is done, or after. */
export function faulty(db: { query: Connection['query'] }, parts: SealerParts, at: number, isDone: boolean) {
  let count = 0;
  const doing = async <T>(work: () => T | Promise<T>): Promise<T> => {
    const isHere = count++ === at;
    if (isHere && !isDone) throw new Fault();
    const done = await work();
    if (isHere) throw new Fault();
    return done;
  };
  const swap: SealerParts['anchors']['swap'] = (...args) => {
    const isHere = count++ === at;
    if (isHere && !isDone) throw new Fault();
    parts.anchors.swap(...args);
    if (isHere) throw new Fault();
  };
  return {
    db: { query: (text: string, values?: unknown[]) => doing(() => db.query(text, values)) },
    parts: { ...parts, anchors: { read: (id: string) => parts.anchors.read(id), swap } },
    count: () => count,
  };
}

/** Every root this agency's log ever claimed, by epoch and size. @throws Error on two for one size */
export class Roots {
  private readonly roots = new Map<string, string>();

  get count(): number {
    return this.roots.size;
  }

  add(epoch: number, size: number, root: string): void {
    const name = `${epoch}/${size}`;
    const known = this.roots.get(name);
    if (known !== undefined && known !== root) throw new Error(`Two roots for ${name}.`);
    this.roots.set(name, root);
  }

  async lookAt({ owner }: House, agencyId: string, parts: SealerParts): Promise<void> {
    const anchor = parts.anchors.read(agencyId);
    if (anchor) this.add(anchor.epoch, anchor.size, anchor.root);
    const { rows: heads } = await owner.query<{ epoch: number; size: string; root: Buffer }>(
      'select epoch, size, root from harbor.audit_head where agency_id = $1',
      [agencyId],
    );
    for (const { epoch, size, root } of heads) this.add(epoch, Number(size), root.toString('base64'));
    const { rows: notes } = await owner.query<{ epoch: number; note: string }>(
      'select epoch, note from harbor.audit_checkpoint where agency_id = $1',
      [agencyId],
    );
    for (const { epoch, note } of notes) {
      const { size, root } = parseCheckpoint(parseNote(note).text);
      this.add(epoch, size, root.toString('base64'));
    }
  }
}

/** The log of an agency as its leaves give it, beside what the tables say. */
export async function logOf({ owner }: House, agencyId: string) {
  const leaves = (
    await owner.query<{ leaf: Buffer; event_id: string }>(
      'select leaf, event_id from harbor.audit_leaf where agency_id = $1 order by epoch, idx',
      [agencyId],
    )
  ).rows;
  const frontier = new Frontier();
  const tiles = new Map<string, Buffer[]>();
  for (const node of frontier.append(leaves.map(({ leaf }) => entryHash(leaf)))) {
    const { level, index } = tileOf(node);
    tiles.set(`${level}/${index}`, [...(tiles.get(`${level}/${index}`) ?? []), node.hash]);
  }
  const { rows: kept } = await owner.query<{ place: string; hashes: Buffer }>(
    `select level || '/' || idx as place, hashes from harbor.audit_tile where agency_id = $1`,
    [agencyId],
  );
  const [head] = (
    await owner.query<{ size: string; root: Buffer; frontier: Buffer }>(
      'select size, root, frontier from harbor.audit_head where agency_id = $1',
      [agencyId],
    )
  ).rows;
  const [left] = (
    await owner.query<{ waiting: number; events: number }>(
      `select (select count(*)::int from harbor.audit_pending where agency_id = $1) as waiting,
        (select count(*)::int from harbor.audit_event where agency_id = $1) as events`,
      [agencyId],
    )
  ).rows;
  return {
    ids: leaves.map(({ event_id: id }) => id),
    made: {
      size: frontier.size,
      root: frontier.root().toString('base64'),
      frontier: Buffer.concat(frontier.hashes).toString('base64'),
      tiles: Object.fromEntries([...tiles].sort().map(([place, hashes]) => [place, Buffer.concat(hashes).toString('base64')])),
    },
    kept: {
      size: Number(head?.size),
      root: head?.root.toString('base64'),
      frontier: head?.frontier.toString('base64'),
      tiles: Object.fromEntries(kept.map(({ place, hashes }) => [place, hashes.toString('base64')] as const).sort()),
    },
    ...left!,
  };
}
