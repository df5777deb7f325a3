// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { dateIn } from '@harbor/calendar';
import { type Entry, type HsdsRecord, type RecordKind, recordKinds } from '@harbor/hsds';
import type { Tx } from '../ledger/index.js';
import type { Versioned } from '../platform/column.js';
import { factsOf } from './facts.js';
import { Location, Organization, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm } from './record.entities.js';

const entities: Record<RecordKind, new () => Versioned> = {
  taxonomy: Taxonomy,
  taxonomy_term: TaxonomyTerm,
  organization: Organization,
  location: Location,
  service: Service,
  service_at_location: ServiceAtLocation,
};

/** What a record cannot be kept without. Other ids may lead nowhere: the standard's own examples do. */
const needs: Partial<Record<RecordKind, readonly { by: string; to: RecordKind; isOptional?: true }[]>> = {
  service: [{ by: 'organization_id', to: 'organization', isOptional: true }],
  service_at_location: [
    { by: 'service_id', to: 'service' },
    { by: 'location_id', to: 'location' },
  ],
};

/** A record that was not kept, the field that leads to nothing, and the id that it names. */
export interface NotKept {
  kind: RecordKind;
  id: string;
  by: string;
  to: string;
}
export interface Kept {
  added: number;
  changed: number;
  /** Was the same already. */
  same: number;
  notKept: NotKept[];
}

type IsComing = (kind: RecordKind, id: string) => boolean;

/** Whose directory, and the day on which it is written. */
export interface At {
  readonly actor: { readonly agencyId: string };
  readonly now: Date;
}

/** Writes records of the directory in bulk: for imports, the demo and tests. */
@Injectable()
export class DirectoryWriter {
  /**
   * Keeps a batch of records by id: adds what is new, steps on what differs, leaves what is the same, and lists the services
   * anew, all in the caller's transaction. Keeping the same batch twice changes nothing, so an import that was cut off
   * is simply begun again; batches may come in any order as long as what a record needs is in the same batch or an earlier one.
   *
   * - **Before:** every record fits the standard (`Validator.misfits`) and has a lower-case UUID. `split` and `assemble`
   *   make such records; two of one id in a batch become one.
   * - **Size:** a thousand records are good: each is named in the one event of the transaction. Memory is that of the batch.
   * - **Event:** the caller records it, once per transaction; without it everything rolls back.
   * - `isWhole` false: the record came nested and maybe shortened, so what it does not say stays as it was.
   * - What staff keep outside the standard (confidential, genders welcomed, takes referrals, time zone) is never touched.
   *
   * @param listed `now`, or `later` by `Lister` after the transaction: long imports let both go on at once
   * @returns counts, and what was left out because it needs a record that is not there
   */
  async upsert(
    tx: Tx,
    { actor: { agencyId }, now }: At,
    batch: readonly HsdsRecord[],
    listed: 'now' | 'later' = 'now',
  ): Promise<Kept> {
    const today = dateIn('UTC', now);
    const outcome: Kept = { added: 0, changed: 0, same: 0, notKept: [] };
    const touched: Record<RecordKind, string[]> = {
      taxonomy: [],
      taxonomy_term: [],
      organization: [],
      location: [],
      service: [],
      service_at_location: [],
    };
    for (const kind of recordKinds) {
      const given = mergedById(batch.filter((record) => record.kind === kind));
      const stood = await this.standing(tx, agencyId, kind, [...given.keys()]);
      const whole = [...given.values()].map((record) => onTopOf(record, stood.get(record.id)));
      const { fit, notKept } = await this.sorted(tx, agencyId, kind, whole);
      outcome.notKept.push(...notKept);
      const rows = fit.map((record) => ({ id: record.id, hsds: record.hsds, ...factsOf(record, today) }));
      const kept = await tx.keep(entities[kind] as typeof Organization, rows);
      const added = kept.filter(({ act }) => act === 'insert').length;
      outcome.added += added;
      outcome.changed += kept.length - added;
      outcome.same += fit.length - kept.length;
      touched[kind] = kept.filter(({ act }) => act === 'update' || kind.startsWith('service')).map(({ id }) => id);
    }
    await this.relist(tx, agencyId, touched, listed);
    return outcome;
  }

  /**
   * What `upsert` would do with the batch, and nothing is changed.
   *
   * @param isComing whether a record that is not there would be by then: it stands further up in the same file
   */
  async wouldKeep(tx: Tx, { actor: { agencyId } }: At, batch: readonly HsdsRecord[], isComing: IsComing): Promise<Kept> {
    const outcome: Kept = { added: 0, changed: 0, same: 0, notKept: [] };
    for (const kind of recordKinds) {
      const given = mergedById(batch.filter((record) => record.kind === kind));
      const stood = await this.standing(tx, agencyId, kind, [...given.keys()]);
      const whole = [...given.values()].map((record) => onTopOf(record, stood.get(record.id)));
      const { fit, notKept } = await this.sorted(tx, agencyId, kind, whole, isComing);
      outcome.notKept.push(...notKept);
      for (const { id, hsds } of fit) {
        const before = stood.get(id);
        if (!before) outcome.added += 1;
        else outcome[isDeepStrictEqual(before, hsds) ? 'same' : 'changed'] += 1;
      }
    }
    return outcome;
  }

  /** Lists anew what these records show in. Every change of one of them ends here, in its own transaction. */
  async relist(
    tx: Tx,
    agencyId: string,
    touched: Partial<Record<RecordKind, readonly string[]>>,
    listed: 'now' | 'later' = 'now',
  ): Promise<void> {
    if (Object.values(touched).every((ids) => ids.length === 0)) return;
    const { service = [], organization = [], location = [], service_at_location: at = [], taxonomy_term: terms = [] } = touched;
    await tx.rows(
      `relist-${listed}`,
      `select gate.${listed === 'now' ? 'relist' : 'list_later'}(array(
        select unnest($2::uuid[])
        union select id from harbor.service where agency_id = $1 and cardinality($3::uuid[]) > 0 and organization_id = any ($3)
        union select service_id from harbor.service_at_location where agency_id = $1 and cardinality($4::uuid[]) > 0 and location_id = any ($4)
        union select service_id from harbor.service_at_location where agency_id = $1 and cardinality($5::uuid[]) > 0 and id = any ($5)
        union select id from harbor.service where agency_id = $1 and cardinality($6::uuid[]) > 0 and terms && $6))`,
      [agencyId, service, organization, location, at, terms],
    );
  }

  /** What stands under these ids, locked in the order of ids, so that two who write meet in turn and not in a circle. */
  private async standing(tx: Tx, agencyId: string, kind: RecordKind, ids: readonly string[]): Promise<Map<string, Entry>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.rows<{ id: string; hsds: Entry }>(
      `standing-${kind}`,
      `select id, hsds from harbor.${kind} where agency_id = $1 and id = any ($2) order by id for no key update`,
      [agencyId, ids],
    );
    return new Map(rows.map(({ id, hsds }) => [id, hsds]));
  }

  private async sorted(
    tx: Tx,
    agencyId: string,
    kind: RecordKind,
    records: readonly HsdsRecord[],
    isComing: IsComing = () => false,
  ): Promise<{ fit: HsdsRecord[]; notKept: NotKept[] }> {
    const notKept: NotKept[] = [];
    for (const { by, to, isOptional } of needs[kind] ?? []) {
      const wanted = [...new Set(records.map(({ hsds }) => idIn(hsds, by)).filter((id) => id !== undefined))];
      const rows = await tx.rows<{ id: string }>(
        `known-${to}`,
        `select id from harbor.${to} where agency_id = $1 and id = any ($2)`,
        [agencyId, wanted],
      );
      const known = new Set(rows.map(({ id }) => id));
      for (const { hsds, id } of records) {
        const needed = idIn(hsds, by);
        const isThere = needed === undefined ? isOptional : known.has(needed) || isComing(to, needed);
        if (!isThere && !notKept.some((one) => one.id === id)) notKept.push({ kind, id, by, to: needed ?? '' });
      }
    }
    const left = new Set(notKept.map(({ id }) => id));
    return { fit: records.filter(({ id }) => !left.has(id)), notKept };
  }
}

function idIn(hsds: Entry, by: string): string | undefined {
  const id = hsds[by];
  return typeof id === 'string' ? id.toLowerCase() : undefined;
}

/** Of two under one id the later says more; one that came nested adds to what came before. */
function mergedById(records: readonly HsdsRecord[]): Map<string, HsdsRecord> {
  const byId = new Map<string, HsdsRecord>();
  for (const record of records) {
    const before = byId.get(record.id);
    const isWhole = record.isWhole || (before?.isWhole ?? false);
    byId.set(record.id, before && !record.isWhole ? { ...before, isWhole, hsds: { ...record.hsds, ...before.hsds } } : record);
  }
  return byId;
}

function onTopOf(record: HsdsRecord, stood: Entry | undefined): HsdsRecord {
  return record.isWhole || !stood ? record : { ...record, hsds: { ...stood, ...record.hsds } };
}
