// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrations } from '@harbor/migrations';
import { FileKeyProvider } from '@harbor/api/keys/index';
import { startEmbeddedPostgres } from '@harbor/api/platform/embedded-postgres';
import { migrate } from '@harbor/api/platform/migrate';

/** A database of the bench's own, durable as in production, and the keys that belong to it. */
export interface House {
  appUrl: string;
  sealerUrl: string;
  /** Folder of the sealer. */
  sealerDir: string;
  keysDir: string;
  keys: FileKeyProvider;
  /** As the owner of everything: founds, fills and checks; nothing that is measured goes through it. */
  owner: pg.Client;
  /** The process all of PostgreSQL descends from. */
  postgresPid: number;
  close(): Promise<void>;
}

export async function openHouse(): Promise<House> {
  const folder = mkdtempSync(path.join(tmpdir(), 'harbor-bench-'));
  const keysDir = path.join(folder, 'keys');
  const keys = new FileKeyProvider(keysDir);
  const server = await startEmbeddedPostgres({ dataDir: folder });
  const ownerUrl = await database(server.superuserUrl);
  const appUrl = server.url('harbor_app', randomBytes(24).toString('base64url'), 'harbor');
  const sealerUrl = server.url('harbor_sealer', randomBytes(24).toString('base64url'), 'harbor');
  await migrate({ ownerUrl, appUrl, sealerUrl, doorKey: keys.installationKeyFor('door'), migrations });
  await requirePlainRole(appUrl);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const close = async () => {
    await owner.end().catch(() => undefined);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { appUrl, sealerUrl, sealerDir: path.join(folder, 'sealer'), keysDir, keys, owner, postgresPid: server.pid, close };
}

async function database(superuserUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query('create database harbor');
  await client.end();
  const url = new URL(superuserUrl);
  url.pathname = '/harbor';
  return url.href;
}

/** Figures of a role that passes row security would flatter us. @throws Error */
async function requirePlainRole(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  const { rows } = await client.query<{ bad: boolean }>(
    `select r.rolsuper or r.rolbypassrls or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('harbor', 'gate') and pg_has_role(r.rolname, c.relowner, 'member')) as bad,
        current_setting('fsync') || current_setting('synchronous_commit') as durable from pg_roles r where r.rolname = current_user`,
  );
  await client.end();
  if (rows[0]?.bad !== false) throw new Error('The bench measures only the plain role harbor_app: this one passes row security.');
  const { durable } = rows[0] as unknown as { durable: string };
  if (durable !== 'onon') throw new Error('The bench measures only a durable database: fsync and synchronous_commit must be on.');
}
