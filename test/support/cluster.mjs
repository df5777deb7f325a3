// SPDX-License-Identifier: Apache-2.0
import 'reflect-metadata';
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import path from 'node:path';
import { migrations } from '@harbor/migrations';
import pg from 'pg';
import { FileKeyProvider } from '../../apps/api/dist/keys/index.js';
import { startEmbeddedPostgres } from '../../apps/api/dist/platform/embedded-postgres.js';
import { migrate } from '../../apps/api/dist/platform/migrate.js';

const appPassword = 'only-for-tests';
const sealerPassword = 'only-to-seal';

// From the build: Jest runs this file outside its own loader.
/** One cluster for the whole run, one migrated template; each worker clones it. Nothing is cleaned up between tests. */
export default async function setup() {
  if (globalThis.stopCluster) return;
  const folder = mkdtempSync(path.join(roomInMemory() ?? tmpdir(), 'harbor-test-'));
  const keysDir = path.join(folder, 'keys');
  const keys = new FileKeyProvider(keysDir);
  const server = await startEmbeddedPostgres({ dataDir: folder, durable: false, maxConnections: 200 });
  await onDatabase(server.superuserUrl, 'postgres', 'create database harbor_template');
  const ownerUrl = at(server.superuserUrl, 'harbor_template');
  await migrate({
    ownerUrl,
    appUrl: server.url('harbor_app', appPassword, 'harbor_template'),
    sealerUrl: server.url('harbor_sealer', sealerPassword, 'harbor_template'),
    doorKey: keys.installationKeyFor('door'),
    migrations,
  });
  await onDatabase(server.superuserUrl, 'harbor_template', testClock);
  process.env.HARBOR_TEST_OWNER = server.superuserUrl;
  process.env.HARBOR_TEST_APP = server.url('harbor_app', appPassword, 'postgres');
  process.env.HARBOR_TEST_SEALER = server.url('harbor_sealer', sealerPassword, 'postgres');
  process.env.HARBOR_TEST_KEYS = keysDir;
  globalThis.stopCluster = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Linux's file system in memory, where it has room: a disk that pauses for seconds looks like a database that is away. */
function roomInMemory() {
  const bytes = 6 * 1024 ** 3;
  const folder = '/dev/shm';
  if (!existsSync(folder) || freemem() < bytes) return undefined;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > bytes ? folder : undefined;
}

/** SQL's one clock, with an offset that a test can set. Only here: production keeps the function of the migration. */
const testClock = `
  create table harbor.test_clock (ahead interval not null);
  insert into harbor.test_clock values ('0');
  grant select on harbor.test_clock to harbor_owner;
  create or replace function harbor.now() returns timestamptz language sql volatile security definer set search_path = pg_catalog
    as 'select clock_timestamp() + ahead from harbor.test_clock';
  alter function harbor.now() owner to harbor_owner;
  -- Tests ask which events an answer left; nobody else does.
  create index on harbor.audit_event (request_id);`;

function at(url, database) {
  const copy = new URL(url);
  copy.pathname = `/${database}`;
  return copy.href;
}

async function onDatabase(url, database, sql) {
  const client = new pg.Client({ connectionString: at(url, database) });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
