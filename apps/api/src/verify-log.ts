// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatVerifierKey } from '@harbor/transparency';
import type pg from 'pg';
import { asOwner } from './command-house.js';
import { KeyRing } from './keys/index.js';
import { CannotStart } from './platform/cannot-start.js';
import { type Config } from './platform/config.js';
import { type Ask, bundlePiece, LogReader, partsOf, rowsNow, sliceOf } from './sealed-log/index.js';
import { LogKeys } from './sealer/index.js';

export interface VerifyLog {
  /** One agency alone, by its code; all of them unless told. */
  agency?: string;
  /** Policies as somebody was handed them; without one, the keys in the sealer's folder are believed. */
  policy?: string[];
  /** Signed checkpoints somebody kept. */
  checkpoint?: string[];
  /** Where to leave the exported log; only of one agency. */
  keep?: string;
  /** Whether rows are held against the newest event of each as well. */
  state?: true;
}

const program = fileURLToPath(new URL('../../verify/bin/harbor-verify.mjs', import.meta.url));
const partsAtOnce = 16;
/** Of several logs the worst speaks: changed, then undecided, then gaps. */
const worst = [30, 20, 10, 0];

/** Exports each log into a folder that only this user can read, and has harbor-verify check it. @returns its exit code */
export async function verifyLogs(config: Config, asked: VerifyLog): Promise<number> {
  if (asked.keep !== undefined && asked.agency === undefined) throw new CannotStart('Say of which agency: --agency <code>.');
  const codes: number[] = [];
  await asOwner(config, async (owner, keys) => {
    const ring = new KeyRing(keys);
    // One picture of the log, however long it takes.
    await owner.query('set timezone to UTC');
    await owner.query('begin isolation level repeatable read read only');
    for (const agency of await agenciesOf(owner, asked.agency)) codes.push(await verifyOne(owner, config, ring, agency, asked));
    await owner.query('commit');
  });
  return worst.find((code) => codes.includes(code)) ?? 20;
}

async function agenciesOf(owner: pg.Client, code: string | undefined): Promise<{ id: string; code: string }[]> {
  await owner.query('set local role harbor_owner');
  const { rows } = await owner.query<{ id: string; code: string }>(
    'select agency_id as id, code from harbor.agency where $1::text is null or code = $1 order by code',
    [code ?? null],
  );
  if (rows.length === 0) throw new CannotStart(code === undefined ? 'There is no agency yet.' : `There is no agency ${code}.`);
  return rows;
}

async function verifyOne(
  owner: pg.Client,
  config: Config,
  ring: KeyRing,
  agency: { id: string; code: string },
  asked: VerifyLog,
): Promise<number> {
  const ask = async <R extends object>(_: string, text: string, values: unknown[]) =>
    (await owner.query(text, values)).rows as R[];
  const reader = new LogReader(ask, agency.id);
  const epochs = await reader.epochs();
  console.log(`${agency.code}:`);
  if (epochs.length === 0) {
    console.log('Nothing is sealed yet.');
    return 20;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'harbor-log-'));
  try {
    const file = path.join(folder, 'log.tar');
    await exportTo(file, reader, epochs.map(sliceOf));
    const keys = new LogKeys(config.sealerDir);
    const own = epochs.flatMap(({ epoch, origin, witnesses }) => {
      const signer = keys.signer(agency.id, epoch, origin);
      if (!signer) return [];
      const name = path.join(folder, `${epoch}.policy`);
      writeFileSync(name, `log ${formatVerifierKey(signer)}\n${witnesses}`);
      return [name];
    });
    const policies = asked.policy ?? own;
    const believed = policies.length > 0 ? policies.flatMap((name) => ['--policy', name]) : ['--trust-bundle'];
    if (policies.length === 0)
      console.log('No policy was given, and the sealer’s folder is not here: the keys are those the log brings.');
    const kept = (asked.checkpoint ?? []).flatMap((name) => ['--checkpoint', name]);
    const state = path.join(folder, 'state');
    if (asked.state) await stateTo(state, ask, ring, agency.id);
    const held = asked.state ? ['--state', state] : [];
    if (asked.keep !== undefined) copyFileSync(file, asked.keep);
    const { status } = spawnSync(process.execPath, [program, ...believed, ...kept, ...held, file], { stdio: 'inherit' });
    return status ?? 20;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function exportTo(file: string, reader: LogReader, slices: ReturnType<typeof sliceOf>[]): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    for (let place: { at: number; part: number } | null = { at: 0, part: 0 }; place !== null;) {
      const piece: Awaited<ReturnType<typeof bundlePiece>> = await bundlePiece(reader, slices, place, partsAtOnce);
      await handle.write(piece.bytes);
      place = piece.next;
    }
  } finally {
    await handle.close();
  }
}

/** How the rows stand now, as docs/log-format.md has it. */
async function stateTo(file: string, ask: Ask, ring: KeyRing, agencyId: string): Promise<void> {
  const tables = await ask<{ name: string }>('', 'select name from gate.protected_tables()', []);
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.write(`harbor-state@v1 ${tables.map(({ name }) => name).join(' ')}\n`);
    const waiting = await ask<{ name: string; id: string }>('', 'select name, id from gate.rows_waiting($1)', [agencyId]);
    const unsealed = new Set(waiting.map(({ name, id }) => `${name}/${id}`));
    const parts = await partsOf(ask, agencyId);
    for (let part = 0; part < parts; part += 1) {
      const rows = await rowsNow(ask, agencyId, part, parts);
      const lines = rows.map(({ name, id, version, row_hash: rowHash }) =>
        unsealed.has(`${name}/${id}`)
          ? `${name}/${id}/-\n`
          : `${name}/${id}/${version}/${ring.rowDigest(rowHash).toString('hex')}\n`,
      );
      await handle.write(lines.join(''));
    }
  } finally {
    await handle.close();
  }
}
