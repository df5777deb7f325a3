// SPDX-License-Identifier: Apache-2.0
import type { Findings } from './findings.js';
import { Unreadable } from './unreadable.js';

interface Row {
  version: number;
  digest: string | null;
  isDeleted: boolean;
  epoch: number;
  idx: number;
  eventId: string;
}

const changeForm = /^([a-z_]+\/[^/]+)\/(insert|update|delete)\/(\d{1,15})(?:\/([0-9a-f]+))?$/;
const stateForm = /^(([a-z_]+)\/[^/]+)\/(\d{1,15}|-)(?:\/([0-9a-f]+))?$/;

/** How each row must stand by the newest event about it. Takes memory for rows, not for events. */
export class Rows {
  readonly #rows = new Map<string, Row>();

  take(changes: readonly string[], epoch: number, idx: number, eventId: string): void {
    for (const change of changes) {
      const [, row, act, version, digest = null] = changeForm.exec(change) ?? [];
      if (row === undefined) continue;
      const before = this.#rows.get(row);
      // Events of one moment come in no order; versions do.
      if (before && before.version > Number(version)) continue;
      this.#rows.set(row, { version: Number(version), digest, isDeleted: act === 'delete', epoch, idx, eventId });
    }
  }

  /**
   * Holds the rows as they stand against the events.
   *
   * @param lines a state file, without newlines
   * @param isGappy whether there are events we cannot read, so that a row may have changed without our knowing
   * @throws Unreadable when it is not a state file
   */
  compare(lines: Iterable<string>, isGappy: boolean, findings: Findings): void {
    const tables = new Set<string>();
    const seen = new Set<string>();
    let isFirst = true;
    for (const line of lines) {
      if (isFirst) for (const table of tablesOf(line)) tables.add(table);
      else seen.add(this.#compare(line, tables, isGappy, findings));
      isFirst = false;
    }
    if (isFirst) throw new Unreadable('it is empty');
    for (const [row, { epoch, idx, eventId, isDeleted }] of this.#rows)
      if (!isDeleted && !seen.has(row) && tables.has(row.split('/')[0]!))
        findings.add('row-missing', { epoch, idx, eventId, detail: row });
  }

  #compare(line: string, tables: ReadonlySet<string>, isGappy: boolean, findings: Findings): string {
    const [, row, table, version, digest = null] = stateForm.exec(line) ?? [];
    if (row === undefined || !tables.has(table!)) throw new Unreadable('a line has another form');
    const known = this.#rows.get(row);
    const isLater = !known || Number(version) > known.version;
    if (version === '-') findings.add('row-unproved', { detail: row });
    else if (isLater && isGappy) findings.add('row-unproved', { detail: row });
    else if (!known) findings.add('row-unknown', { detail: row });
    else if (known.isDeleted || Number(version) !== known.version || (known.digest !== null && digest !== known.digest))
      findings.add('row-changed', { epoch: known.epoch, idx: known.idx, eventId: known.eventId, detail: row });
    return row;
  }
}

function tablesOf(line: string): string[] {
  const [mark, ...tables] = line.split(' ');
  if (mark !== 'harbor-state@v1') throw new Unreadable('it does not begin with harbor-state@v1');
  return tables;
}
