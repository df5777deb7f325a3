// SPDX-License-Identifier: Apache-2.0
import type { QueryResult } from 'pg';
import { type EpochDeclaration, Frontier, tileOf, type TileHash } from '@harbor/transparency';
import type { Anchor } from './anchor.js';
import { type QueueRow, type Reason } from './queue-row.js';

/** One connection of the sealer's role. */
export interface Connection {
  query(text: string, values?: unknown[]): Promise<QueryResult>;
}

/** The head of an epoch as its row holds it. */
export interface Head {
  readonly epoch: number;
  readonly origin: string;
  readonly verifierKey: string;
  readonly size: number;
  readonly root: Buffer;
  readonly frontier: Buffer;
}

/** What one look a second tells of every agency. */
export interface Seen {
  readonly agencyId: string;
  /** The size of its newest epoch; null before its first event was sealed. */
  readonly size: number | null;
  readonly root: string | null;
  readonly isWaiting: boolean;
}

/** The statements of the sealer. Those of a batch run in one transaction, which the caller opens and ends. */
export class LogStore {
  constructor(private readonly db: Connection) {}

  async look(): Promise<Seen[]> {
    return this.rows<Seen>(
      `select a.agency_id as "agencyId", h.size::float8 as size, encode(h.root, 'base64') as root,
          exists (select from harbor.audit_pending p where p.agency_id = a.agency_id) as "isWaiting"
        from harbor.agency a left join lateral (
          select * from harbor.audit_head h where h.agency_id = a.agency_id order by h.epoch desc limit 1) h on true`,
    );
  }

  /** Whether this connection leads for the agency from now on; of several sealers one does. */
  async lead(agencyId: string): Promise<boolean> {
    const [row] = await this.rows<{ leads: boolean }>(
      `select pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended('sealer ' || $1::text, 0)) as leads`,
      [agencyId],
    );
    return row?.leads ?? false;
  }

  /** Lets another one lead; as often as `lead` said yes. */
  async follow(agencyId: string): Promise<void> {
    await this.db.query(`select pg_catalog.pg_advisory_unlock(pg_catalog.hashtextextended('sealer ' || $1::text, 0))`, [
      agencyId,
    ]);
  }

  begin(): Promise<unknown> {
    return this.db.query('begin');
  }

  commit(): Promise<unknown> {
    return this.db.query('commit');
  }

  rollback(): Promise<unknown> {
    return this.db.query('rollback');
  }

  /** The newest epoch's, locked until the transaction ends. */
  async head(agencyId: string): Promise<Head | undefined> {
    const [row] = await this.rows<Head>(
      `select epoch, origin, verifier_key as "verifierKey", size::float8 as size, root, frontier
        from harbor.audit_head where agency_id = $1 order by epoch desc limit 1 for update`,
      [agencyId],
    );
    return row;
  }

  /** A head without events. Once is the same as twice. */
  async found(agencyId: string, { epoch, origin, verifierKey }: Omit<Head, 'size' | 'root' | 'frontier'>): Promise<void> {
    await this.db.query(
      `insert into harbor.audit_head (agency_id, epoch, origin, verifier_key, root, sealed_at)
        values ($1, $2, $3, $4, $5, harbor.now()) on conflict do nothing`,
      [agencyId, epoch, origin, verifierKey, new Frontier().root()],
    );
  }

  /** The newest epoch that somebody declared. */
  async declaration(agencyId: string): Promise<(EpochDeclaration & { mac: Buffer }) | undefined> {
    const [row] = await this.rows<EpochDeclaration & { mac: Buffer }>(
      `select epoch, event_id as "eventId", old_origin as origin, old_size::float8 as size, old_root as root, mac
        from harbor.audit_epoch where agency_id = $1 order by epoch desc limit 1`,
      [agencyId],
    );
    return row;
  }

  /** This event of the queue alone, locked; what an epoch begins with. */
  takeOne(agencyId: string, eventId: string): Promise<QueueRow[]> {
    return this.queue('p.event_id = $2', [agencyId, eventId]);
  }

  /** The oldest of the queue, in the order of their ids, which is that of time; locked. */
  take(agencyId: string, most: number): Promise<QueueRow[]> {
    return this.queue('true order by p.event_id limit $2', [agencyId, most]);
  }

  private queue(which: string, values: unknown[]): Promise<QueueRow[]> {
    return this.rows<QueueRow>(
      `select p.event_id, p.leaf, p.writer_key_id, p.mac,
          exists (select from harbor.audit_leaf l where l.agency_id = p.agency_id and l.event_id = p.event_id) as is_sealed
        from harbor.audit_pending p where p.agency_id = $1 and ${which} for update of p`,
      values,
    );
  }

  async quarantine(agencyId: string, rows: readonly { row: QueueRow; reason: Reason }[]): Promise<void> {
    for (const { row, reason } of rows) {
      await this.db.query(
        `with gone as (delete from harbor.audit_pending where agency_id = $1 and event_id = $2
            returning event_id, leaf, writer_key_id, mac)
          insert into harbor.audit_quarantine (agency_id, event_id, leaf, writer_key_id, mac, reason, found_at)
            select $1, event_id, leaf, writer_key_id, mac, $3, harbor.now() from gone on conflict do nothing`,
        [agencyId, row.event_id, reason],
      );
    }
  }

  /** Moves rows from the queue to their places, the first at `size`. @returns how many */
  async place(agencyId: string, epoch: number, size: number, eventIds: readonly string[]): Promise<number> {
    const { rowCount } = await this.db.query(
      `with gone as (delete from harbor.audit_pending where agency_id = $1 and event_id = any ($4::uuid[])
          returning event_id, leaf, mac)
        insert into harbor.audit_leaf (agency_id, epoch, idx, event_id, leaf, mac)
          select $1, $2, $3::bigint + row_number() over (order by event_id) - 1, event_id, leaf, mac from gone`,
      [agencyId, epoch, size, eventIds],
    );
    return rowCount ?? 0;
  }

  /** Adds hashes to the tiles in which they have their places. @returns whether each tile was as long as it had to be */
  async tile(agencyId: string, epoch: number, placed: readonly TileHash[]): Promise<boolean> {
    const tiles = gathered(placed);
    const fresh = tiles.filter(({ from }) => from === 0);
    const grown = tiles.filter(({ from }) => from > 0);
    const columns = (some: typeof tiles) => [some.map((t) => t.level), some.map((t) => t.index), some.map((t) => t.hashes)];
    const added = await this.db.query(
      `insert into harbor.audit_tile (agency_id, epoch, level, idx, hashes)
        select $1, $2, t.* from unnest($3::smallint[], $4::bigint[], $5::bytea[]) t on conflict do nothing`,
      [agencyId, epoch, ...columns(fresh)],
    );
    const longer = await this.db.query(
      `update harbor.audit_tile t set hashes = t.hashes || n.hashes
        from unnest($3::smallint[], $4::bigint[], $5::bytea[], $6::int[]) n (level, idx, hashes, before)
        where t.agency_id = $1 and t.epoch = $2 and t.level = n.level and t.idx = n.idx and length(t.hashes) = 32 * n.before`,
      [agencyId, epoch, ...columns(grown), grown.map(({ from }) => from)],
    );
    return added.rowCount === fresh.length && longer.rowCount === grown.length;
  }

  async grow(agencyId: string, epoch: number, frontier: Frontier): Promise<void> {
    await this.db.query(
      `update harbor.audit_head set size = $3, root = $4, frontier = $5, sealed_at = harbor.now() where agency_id = $1 and epoch = $2`,
      [agencyId, epoch, frontier.size, frontier.root(), Buffer.concat(frontier.hashes)],
    );
  }

  /** The bytes of a tile; undefined when it is not there. */
  async tileBytes(agencyId: string, epoch: number, level: number, index: number): Promise<Buffer | undefined> {
    const [row] = await this.rows<{ hashes: Buffer }>(
      'select hashes from harbor.audit_tile where agency_id = $1 and epoch = $2 and level = $3 and idx = $4',
      [agencyId, epoch, level, index],
    );
    return row?.hashes;
  }

  /** Leaves from place `from` on, in order. */
  leaves(agencyId: string, epoch: number, from: number, most: number): Promise<Pick<QueueRow, 'event_id' | 'leaf' | 'mac'>[]> {
    return this.rows(
      'select event_id, leaf, mac from harbor.audit_leaf where agency_id = $1 and epoch = $2 and idx >= $3 order by idx limit $4',
      [agencyId, epoch, from, most],
    );
  }

  /** Keeps a signed checkpoint. The same twice is once: signatures are deterministic. */
  async keepCheckpoint(agencyId: string, epoch: number, size: number, note: string): Promise<void> {
    await this.db.query(
      `insert into harbor.audit_checkpoint (agency_id, epoch, size, note, signed_at) values ($1, $2, $3, $4, harbor.now())
        on conflict do nothing`,
      [agencyId, epoch, size, note],
    );
  }

  /** Why nothing is sealed any more, and what the sealer remembers of the log, so that a new epoch can be declared. */
  async alarm(agencyId: string, problem: string, anchor: Anchor | undefined): Promise<void> {
    await this.db.query(
      `insert into harbor.audit_alarm as a (agency_id, problem, since, epoch, origin, size, root) values ($1, $2, harbor.now(), $3, $4, $5, $6)
        on conflict (agency_id) do update set problem = excluded.problem, since = case a.problem when excluded.problem then a.since else excluded.since end,
          epoch = excluded.epoch, origin = excluded.origin, size = excluded.size, root = excluded.root`,
      [agencyId, problem, anchor?.epoch ?? null, anchor?.origin ?? null, anchor?.size ?? null, anchor?.root ?? null],
    );
  }

  async endAlarm(agencyId: string): Promise<void> {
    await this.db.query('delete from harbor.audit_alarm where agency_id = $1', [agencyId]);
  }

  private async rows<R>(text: string, values: unknown[] = []): Promise<R[]> {
    return (await this.db.query(text, values)).rows as R[];
  }
}

interface TilePart {
  level: number;
  index: number;
  /** How many hashes the tile held before. */
  from: number;
  hashes: Buffer;
}

/** Hashes by the tile they belong to. Those of one tile come in the order of their places. */
function gathered(placed: readonly TileHash[]): TilePart[] {
  const tiles = new Map<string, { level: number; index: number; from: number; hashes: Buffer[] }>();
  for (const node of placed) {
    const { level, index, from } = tileOf(node);
    const name = `${level}/${index}`;
    const tile = tiles.get(name) ?? { level, index, from, hashes: [] };
    tile.hashes.push(node.hash);
    tiles.set(name, tile);
  }
  return [...tiles.values()].map((tile) => ({ ...tile, hashes: Buffer.concat(tile.hashes) }));
}
