// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrations } from '@harbor/migrations';
import pg from 'pg';
import { demoHasRoom, demoIsThere, seedDemo } from './demo/index.js';
import type { KeyProvider } from './keys/index.js';
import type { Config } from './platform/config.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres.js';
import { migrate } from './platform/migrate.js';
import { joinEmbeddedPostgres } from './platform/running-postgres.js';

/** A house with its world: the demo, unless a real agency was there first. */
export interface ServedHouse extends OwnHouse {
  hasDemo: boolean;
}

export interface OwnHouse {
  appUrl: string;
  sealerUrl: string;
  ownerUrl: string;
  stop(): Promise<void>;
}

/** The embedded database of this folder: started, its database and roles made, its schema up to date, its demo world in it. */
export async function ownHouse(config: Config, keys: KeyProvider): Promise<ServedHouse> {
  const house = await startHouse(config, keys);
  try {
    let hasDemo = true;
    await asOwner(house.ownerUrl, async (owner) => {
      if (await demoHasRoom(owner)) await seedDemo(owner, keys, new Date());
      else hasDemo = await demoIsThere(owner);
    });
    return { ...house, hasDemo };
  } catch (error) {
    await house.stop();
    throw error;
  }
}

/** The same for a command: that of `npm start` when it runs, else started for so long. Nothing is seeded. */
export async function visitHouse(config: Config, keys: KeyProvider): Promise<OwnHouse> {
  const running = joinEmbeddedPostgres(config.dataDir);
  if (!running) return startHouse(config, keys);
  return { ...urlsOf(running, config), stop: () => running.stop() };
}

/** The same to look at: nothing is made or changed. Undefined when this folder holds no database yet. */
export async function lookAtHouse(config: Config): Promise<OwnHouse | undefined> {
  if (!existsSync(path.join(config.dataDir, 'application-password'))) return undefined;
  const server = joinEmbeddedPostgres(config.dataDir) ?? (await startEmbeddedPostgres({ dataDir: config.dataDir }));
  return { ...urlsOf(server, config), stop: () => server.stop() };
}

async function startHouse(config: Config, keys: KeyProvider): Promise<OwnHouse> {
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir });
  try {
    const urls = urlsOf(server, config);
    await makeDatabase(server.superuserUrl);
    await migrate({ ...urls, doorKey: keys.installationKeyFor('door'), migrations });
    return { ...urls, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function urlsOf(server: EmbeddedPostgres, { dataDir }: Config): Pick<OwnHouse, 'ownerUrl' | 'appUrl' | 'sealerUrl'> {
  const owner = new URL(server.superuserUrl);
  owner.pathname = '/harbor';
  return {
    ownerUrl: owner.href,
    appUrl: server.url('harbor_app', passwordIn(dataDir, 'application-password'), 'harbor'),
    sealerUrl: server.url('harbor_sealer', passwordIn(dataDir, 'sealer-password'), 'harbor'),
  };
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

async function makeDatabase(superuserUrl: string): Promise<void> {
  await asOwner(superuserUrl, async (client) => {
    const { rowCount } = await client.query(`select from pg_database where datname = 'harbor'`);
    if (rowCount === 0) await client.query('create database harbor');
    // This server is ours alone: nobody but its owner has business in its other databases.
    await client.query('revoke all on database postgres, template1 from public');
  });
}

/** Made once, kept beside the cluster with its superuser's (0600). */
function passwordIn(dataDir: string, name: string): string {
  const file = path.join(dataDir, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8');
}
