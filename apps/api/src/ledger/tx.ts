// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { ClientBase, QueryResult, QueryResultRow } from 'pg';
import type { EntityManager, EntityTarget, FindManyOptions, ObjectLiteral } from 'typeorm';
import { type Cipher, KeyDestroyed, type KeyRing } from '../keys/index.js';
import { Expunged, NotVisible, type Refusal, StaleVersion } from '../platform/refusal.js';
import type { Versioned } from '../platform/column.js';
import type { Entered, EventKind, Happening, RowChange } from './audit-event.js';
import { ask } from './packet.js';
import { hashSql, insertSql, keepSql, updateSql } from './row-sql.js';

/** What a constraint's name means to the person who ran into it. A rule of our own may say more, such as a number, as its detail. */
export type Refusals = Record<string, (detail?: string) => Refusal>;

/** A reading: every statement sees only what the row-level context lets through, and one event tells of it. */
export class ReadTx {
  protected readonly changes: RowChange[] = [];
  private told: { kind: EventKind; happening: Happening } | undefined;
  /** Constraint names met so far and what they mean; the ledger consults it for the whole transaction, COMMIT included. */
  readonly refusals: Refusals = {};

  constructor(
    protected readonly client: ClientBase,
    protected readonly manager: EntityManager,
    protected readonly keys: KeyRing,
    private entered: Promise<Entered>,
  ) {}

  /** Whom the database proved. */
  who(): Promise<Entered> {
    return this.entered;
  }

  /** The instant of this transaction by the database's clock (UTC). What is written as "now" is this. */
  async at(): Promise<Date> {
    return (await this.entered).at;
  }

  /** A named, prepared statement. The name stands for its text, so never build the text from input. */
  async rows<R extends QueryResultRow>(name: string, text: string, values: unknown[] = []): Promise<R[]> {
    return (await ask<R>(this.client, { name, text, values })).rows;
  }

  /** Entities by their columns, for paths that are not hot. */
  find<E extends Versioned>(entity: EntityTarget<E>, options: FindManyOptions<E>): Promise<E[]> {
    return this.manager.find(entity, options);
  }

  /** The one record, or the same 404 as for everything out of reach. @throws NotVisible */
  async one<E extends Versioned>(entity: EntityTarget<E>, options: FindManyOptions<E>): Promise<E> {
    const [found] = await this.manager.find(entity, { ...options, take: 1 });
    if (!found) throw new NotVisible();
    return found;
  }

  /** Opens the texts of a youth or home. @throws NotVisible out of reach; Expunged when the key was destroyed */
  async cipher(subjectId: string): Promise<Cipher> {
    const { agencyId } = await this.entered;
    const [row] = await this.rows<{ wrapped: Buffer | null }>(
      'data-key',
      'select wrapped from harbor.data_key where agency_id = $1 and id = $2',
      [agencyId, subjectId],
    );
    if (!row) throw new NotVisible();
    return this.cipherFrom(subjectId, row.wrapped);
  }

  /** As `cipher`, when the wrapped key came along in a join. @throws Expunged, also for a key out of an older backup */
  async cipherFrom(subjectId: string, wrapped: Buffer | null): Promise<Cipher> {
    if (!wrapped) throw new Expunged();
    const { agencyId } = await this.entered;
    return this.keys.open(agencyId, subjectId, wrapped).catch((error: unknown) => {
      throw error instanceof KeyDestroyed ? new Expunged() : error;
    });
  }

  async nameIndex(name: string): Promise<Buffer> {
    return this.keys.nameIndex((await this.entered).agencyId, name);
  }

  async nameWords(youthId: string, name: string): Promise<Buffer[] | null> {
    return this.keys.nameWords((await this.entered).agencyId, youthId, name);
  }

  /** Tells what happened. Exactly once per transaction; without it the ledger rolls back. */
  record(kind: EventKind, happening: Happening): void {
    if (this.told) throw new Error(`Two events in one transaction: ${this.told.kind.action}, ${kind.action}.`);
    this.told = { kind, happening };
  }

  get event() {
    return this.told;
  }
  get changed(): readonly RowChange[] {
    return this.changes;
  }

  /** Another session takes over this transaction (sign-in: the session it has just opened). */
  become(entered: Promise<Entered>): void {
    this.entered = entered;
  }
}

/** A change: as a reading, and rows may be added and stepped on by one version. */
export class Tx extends ReadTx {
  /** The id for what this request creates; kept with the Idempotency-Key, so that a repeat finds it. */
  newId: string = randomUUID();

  /** Adds a row. `refusals` gives the names of constraints it may meet. */
  async insert<E extends Versioned & ObjectLiteral>(
    entity: new () => E,
    row: Omit<E, 'agencyId' | 'version' | 'changedAt'> & { id: string },
    refusals: Refusals = {},
  ): Promise<void> {
    Object.assign(this.refusals, refusals);
    const { agencyId } = await this.who();
    const metadata = this.manager.connection.getMetadata(entity);
    const statement = insertSql(metadata, { agencyId, ...row });
    const inserted = ask(this.client, statement);
    const hashed = ask<{ row_hash: Buffer }>(this.client, hashSql(metadata, agencyId, row.id));
    hashed.catch(() => undefined);
    await inserted;
    const rowHash = (await hashed).rows[0]?.row_hash;
    this.changes.push({ table: metadata.tableName, id: row.id, act: 'insert', version: 1, ...(rowHash ? { rowHash } : {}) });
  }

  /**
   * Steps one row on from the version the client read.
   *
   * @returns the new version
   * @throws StaleVersion when someone was faster; NotVisible when the row is out of reach
   */
  async change<E extends Versioned & ObjectLiteral>(
    entity: new () => E,
    id: string,
    version: number,
    patch: Partial<Omit<E, keyof Versioned>>,
    refusals: Refusals = {},
  ): Promise<number> {
    Object.assign(this.refusals, refusals);
    const { agencyId } = await this.who();
    const metadata = this.manager.connection.getMetadata(entity);
    const statement = updateSql(metadata, patch, [agencyId, id, version]);
    const result = await ask<{ row_hash: Buffer }>(this.client, statement);
    await this.stepped(result, metadata.tableName, agencyId, id, version);
    return version + 1;
  }

  /**
   * Adds the rows that are new and steps on those that differ, whatever their version; a row that is as it was stays so.
   * For lists that are kept in bulk and that whoever may write may also read. Every changed row is named in the one
   * event, so a few hundred at a time.
   *
   * @param rows all with the same properties; what is not named keeps its value, or begins with the column's default
   * @returns how each row that was added or changed came out
   */
  async keep<E extends Versioned & ObjectLiteral>(
    entity: new () => E,
    rows: readonly (Partial<Omit<E, keyof Versioned>> & { id: string })[],
  ): Promise<{ id: string; act: 'insert' | 'update' }[]> {
    if (rows.length === 0) return [];
    const { agencyId } = await this.who();
    const metadata = this.manager.connection.getMetadata(entity);
    const kept = await ask<{ id: string; version: number; row_hash: Buffer }>(this.client, keepSql(metadata, agencyId, rows));
    return kept.rows.map(({ id, version, row_hash: rowHash }) => {
      const act = version === 1 ? 'insert' : 'update';
      this.changes.push({ table: metadata.tableName, id, act, version, rowHash });
      return { id, act };
    });
  }

  /** Names a row that the database itself changed behind a door function. */
  changedBehindDoor(change: Omit<RowChange, 'rowHash'>): void {
    this.changes.push(change);
  }

  private async stepped(
    result: QueryResult<{ row_hash: Buffer }>,
    table: string,
    agencyId: string,
    id: string,
    version: number,
  ): Promise<void> {
    const [row] = result.rows;
    if (row) {
      this.changes.push({ table, id, act: 'update', version: version + 1, rowHash: row.row_hash });
      return;
    }
    const [now] = await this.rows<{ version: number }>(
      `version-of-${table}`,
      `select version from harbor.${table} where agency_id = $1 and id = $2`,
      [agencyId, id],
    );
    if (!now) throw new NotVisible();
    throw new StaleVersion(now.version);
  }
}
