// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrations } from '@harbor/migrations';
import pg from 'pg';
import { seedDemo } from './demo/index.js';
import type { KeyProvider } from './keys/index.js';
import type { Config } from './platform/config.js';
import { startEmbeddedPostgres } from './platform/embedded-postgres.js';
import { migrate } from './platform/migrate.js';

export interface OwnHouse {
  appUrl: string;
  ownerUrl: string;
  stop(): Promise<void>;
}

/** The embedded database of this folder: started, its database and roles made, its schema up to date, its demo world in it. */
export async function ownHouse(config: Config, keys: KeyProvider): Promise<OwnHouse> {
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir });
  try {
    const ownerUrl = await database(server.superuserUrl);
    const appUrl = server.url('harbor_app', appPassword(config.dataDir), 'harbor');
    await migrate({ ownerUrl, appUrl, doorKey: keys.installationKeyFor('door'), migrations });
    await asOwner(ownerUrl, (owner) => seedDemo(owner, keys, new Date()));
    return { appUrl, ownerUrl, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function asOwner(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function database(superuserUrl: string): Promise<string> {
  await asOwner(superuserUrl, async (client) => {
    const { rowCount } = await client.query(`select from pg_database where datname = 'harbor'`);
    if (rowCount === 0) await client.query('create database harbor');
  });
  const url = new URL(superuserUrl);
  url.pathname = '/harbor';
  return url.href;
}

/** Made once, kept beside the cluster with its superuser's (0600). */
function appPassword(dataDir: string): string {
  const file = path.join(dataDir, 'application-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8');
}
