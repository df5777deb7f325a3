// SPDX-License-Identifier: Apache-2.0
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { connect, createApplication } from '../../apps/api/src/application.js';
import { FileKeyProvider, KeyRing } from '../../apps/api/src/keys/index.js';
import { Clock } from '../../apps/api/src/platform/clock.js';
import { SealPatience } from '../../apps/api/src/ledger/index.js';
import { createLogger } from '../../apps/api/src/platform/http/logging.js';
import { RouteCensus, type Route } from '../../apps/api/src/platform/http/route-census.js';
import { Sealer, sealerParts } from '../../apps/api/src/sealer/index.js';

/** A clock that a test moves together with the database's. */
class MovingClock extends Clock {
  aheadMs = 0;
  override now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }
}

/** The application on a database of its own, cloned from the migrated template, listening on a real port. */
export interface House {
  url: string;
  app: NestFastifyApplication;
  /** As the owner of everything: what an attacker with the disk would see, and what tests check against. */
  owner: pg.Client;
  ownerUrl: string;
  appUrl: string;
  keys: FileKeyProvider;
  ring: KeyRing;
  routes: readonly Route[];
  /** Seals the agencies at which somebody waits for it, and others with `beat()`; not there where a test seals by itself. */
  sealer: Sealer | undefined;
  /** Lines of the log so far. */
  log: string[];
  /** Milliseconds of the epoch by the house's clocks. */
  now(): number;
  /** Sets both clocks so many milliseconds ahead of the machine's. */
  travel(aheadMs: number): Promise<void>;
}

interface Wanted {
  /** Whether the house seals its log: `!` acts wait for that. */
  isSealed?: boolean;
  sealPatienceMs?: number;
  overdueMs?: number;
}

/** Opens a house for this spec file and closes it after. Call inside `describe`. */
export function openHouse(wanted: Wanted = {}): House {
  const house = {} as House;
  let close: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const opened = await open(wanted);
    close = opened.close;
    Object.assign(house, opened.house);
  });
  afterAll(() => close?.());
  return house;
}

async function open({
  isSealed = true,
  sealPatienceMs,
  overdueMs,
}: Wanted): Promise<{ house: House; close: () => Promise<void> }> {
  const name = `house_${randomUUID().replaceAll('-', '')}`;
  const superuserUrl = process.env['HARBOR_TEST_OWNER']!;
  await run(at(superuserUrl, 'postgres'), `create database ${name} template harbor_template`);
  // A clone takes over everything but the rights on the database itself.
  await run(
    superuserUrl,
    `revoke all on database ${name} from public; grant connect on database ${name} to harbor_app, harbor_sealer`,
  );
  const ownerUrl = at(superuserUrl, name);
  const appUrl = at(process.env['HARBOR_TEST_APP']!, name);
  const keys = new FileKeyProvider(process.env['HARBOR_TEST_KEYS']!);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const clock = new MovingClock();
  const log: string[] = [];
  const logger = createLogger('info', { write: (line: string) => void log.push(line) });
  const db = await connect(appUrl, keys, 16);
  const sealPatience = new SealPatience(sealPatienceMs, overdueMs);
  const app = await createApplication({ db, keys, log: logger, clock, sealPatience });
  await app.listen(0, '127.0.0.1');
  const sealer = isSealed ? sealerFor(name, keys, logger) : undefined;
  sealer?.start();
  const travel = async (aheadMs: number) => {
    clock.aheadMs = aheadMs;
    await owner.query(`update harbor.test_clock set ahead = make_interval(secs => $1)`, [aheadMs / 1000]);
  };
  const house: House = {
    url: await app.getUrl(),
    app,
    owner,
    ownerUrl,
    appUrl,
    keys,
    ring: new KeyRing(keys),
    routes: app.get(RouteCensus).routes,
    sealer,
    log,
    now: () => clock.now().getTime(),
    travel,
  };
  return {
    house,
    close: async () => {
      await app.close();
      await sealer?.stop();
      await owner.end();
      await run(at(superuserUrl, 'postgres'), `drop database ${name} with (force)`);
    },
  };
}

/** Beside the keys of this run, so that it goes with them. It does nothing until it is called. */
function sealerFor(database: string, keys: FileKeyProvider, logger: ReturnType<typeof createLogger>): Sealer {
  const sealerDir = path.join(path.dirname(process.env['HARBOR_TEST_KEYS']!), `sealer-${database}`);
  const parts = sealerParts({ sealerDir, logName: 'log.test' }, keys);
  return new Sealer(at(process.env['HARBOR_TEST_SEALER']!, database), parts, logger, 3_600_000);
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
function at(url: string, database: string): string {
  const copy = new URL(url);
  copy.pathname = `/${database}`;
  return copy.href;
}
