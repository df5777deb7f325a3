// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { migrations } from '@harbor/migrations';
import pg from 'pg';
import { FileKeyProvider } from './keys/index.js';
import { doorProof } from './platform/door-proof.js';
import { lookAtHouse } from './own-house.js';
import type { Config } from './platform/config.js';
import { type Ask, checks } from './platform/readiness.js';
import { whyUnreachable } from './platform/unreachable.js';

/** One thing looked at. With `problem`: what is wrong and what to do. */
export interface Finding {
  name: string;
  problem?: string | undefined;
  note?: string | undefined;
}

const monthsAhead = 6;
/** Grants must not outlive their end by more than 5 s; this leaves room for the rest of the way. */
const skewMs = 2_000;
const freeBytes = 1024 ** 3;

/** Looks at everything that would keep the application from running well. Changes nothing. */
export async function* examine(config: Config): AsyncGenerator<Finding> {
  yield keysArePrivate(config);
  yield await diskHasRoom(config);
  const house =
    config.databaseUrl === undefined ? await lookAtHouse(config) : { appUrl: config.databaseUrl, stop: async () => undefined };
  if (!house) {
    yield { name: 'Database', problem: 'There is none yet in this folder. Start once: npm start' };
    return;
  }
  try {
    yield* examineDatabase(config, house.appUrl);
  } finally {
    await house.stop();
  }
}

async function* examineDatabase(config: Config, url: string): AsyncGenerator<Finding> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  const problem = await client.connect().then(
    () => undefined,
    (error: unknown) => `It cannot be reached: ${whyUnreachable(error)} Check DATABASE_URL.`,
  );
  yield { name: 'Database', problem };
  if (problem) return;
  try {
    const ask: Ask = async (text, values) => (await client.query<Record<string, unknown>>(text, values)).rows;
    for (const { name, look } of checks) {
      const found = await look(ask, { migrations, doorProof: proofOf(config) });
      yield { name, problem: found };
      // What follows takes this for granted.
      if (found) return;
    }
    yield await partitionsAreAhead(ask);
    yield await clocksAgree(ask);
  } finally {
    await client.end();
  }
}

/** Without a keys folder nothing fits; making one would be a change. */
function proofOf({ keysDir }: Config): Buffer {
  if (!existsSync(path.join(keysDir, 'installation.key'))) return Buffer.alloc(32);
  return doorProof(new FileKeyProvider(keysDir).installationKeyFor('door'), 'door');
}

function keysArePrivate({ keysDir }: Config): Finding {
  const name = 'Keys folder';
  if (!existsSync(keysDir)) return { name, problem: `${keysDir} is not there. Set HARBOR_KEYS, or start once.` };
  const isOpen = (file: string) => (statSync(file).mode & 0o077) !== 0;
  const open = [keysDir, ...readdirSync(keysDir).map((file) => path.join(keysDir, file))].filter(isOpen);
  if (open.length > 0) return { name, problem: `Others than its owner can read ${open[0]}. Run: chmod -R go= ${keysDir}` };
  const broken = readdirSync(keysDir).find((file) => file.endsWith('.key') && statSync(path.join(keysDir, file)).size !== 32);
  return broken ? { name, problem: `${broken} does not hold 32 bytes. Bring it back from a backup.` } : { name };
}

async function diskHasRoom({ dataDir, keysDir }: Config): Promise<Finding> {
  const name = 'Room on the disk';
  const folder = [dataDir, keysDir, process.cwd()].find((one) => existsSync(one))!;
  const { bavail, bsize } = await statfs(folder);
  const gibibytes = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GiB free`;
  return bavail * bsize < freeBytes
    ? { name, problem: `Only ${gibibytes} at ${folder}. Make room: at least 1 GiB.` }
    : { name, note: gibibytes };
}

async function partitionsAreAhead(ask: Ask): Promise<Finding> {
  const name = 'Months of the audit log made ahead';
  const rows = await ask(
    `select count(*) filter (where to_regclass('harbor.audit_event_' || to_char(harbor.now() at time zone 'UTC' + make_interval(months => i), 'YYYYMM')) is null)::int
      as missing from generate_series(0, $1) i`,
    [monthsAhead],
  );
  const missing = Number(rows[0]?.['missing']);
  return missing > 0 ? { name, problem: `${missing} of the next ${monthsAhead} are missing. Run: npx harbor migrate` } : { name };
}

async function clocksAgree(ask: Ask): Promise<Finding> {
  const name = 'Clocks of this machine and the database';
  const before = Date.now();
  const [row] = await ask('select harbor.now() as now');
  const after = Date.now();
  const apart = Math.round((row?.['now'] as Date).getTime() - (before + after) / 2);
  if (Math.abs(apart) - (after - before) / 2 <= skewMs) return { name, note: `${Math.abs(apart)} ms apart` };
  return { name, problem: `They are ${Math.abs(apart)} ms apart. Keep both machines on network time.` };
}
