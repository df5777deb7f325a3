// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrations } from '@harbor/migrations';
import pg from 'pg';
import { FileKeyProvider } from '../../apps/api/src/keys/index.js';
import { migrate } from '../../apps/api/src/platform/migrate.js';
import { sealerParts, type SealerParts } from '../../apps/api/src/sealer/index.js';
import type { House } from '../support/house.js';
import { KillableDatabase } from './database.js';

/** A house whose every part can be killed: a database of its own, keys, and the sealer's folder. */
export class KillableHouse {
  owner!: pg.Client;
  /** Of the server that is up. */
  url = '';

  private constructor(
    private readonly folder: string,
    readonly database: KillableDatabase,
    readonly keys: FileKeyProvider,
  ) {}

  static async open(): Promise<KillableHouse> {
    const folder = mkdtempSync(path.join(tmpdir(), 'harbor-faults-'));
    const database = await KillableDatabase.start(folder);
    const house = new KillableHouse(folder, database, new FileKeyProvider(path.join(folder, 'keys')));
    const { ownerUrl, appUrl, sealerUrl } = house;
    await database.ask(`create database harbor`);
    await migrate({ ownerUrl, appUrl, sealerUrl, doorKey: house.keys.installationKeyFor('door'), migrations });
    await house.comeBack();
    return house;
  }

  get ownerUrl(): string {
    return Object.assign(new URL(this.database.superuserUrl), { pathname: '/harbor' }).href;
  }
  get appUrl(): string {
    return this.database.url('harbor_app', 'only-for-tests', 'harbor');
  }
  get sealerUrl(): string {
    return this.database.url('harbor_sealer', 'only-for-tests', 'harbor');
  }
  get keysDir(): string {
    return path.join(this.folder, 'keys');
  }
  get sealerDir(): string {
    return path.join(this.folder, 'sealer');
  }
  get parts(): SealerParts {
    return sealerParts({ sealerDir: this.sealerDir, logName: 'log.test' }, this.keys);
  }
  /** What the test's helpers ask of a house. */
  get asHouse(): House {
    return this as unknown as House;
  }

  /** The owner's connection, anew: the last one ended with the database. */
  async comeBack(): Promise<void> {
    this.owner = new pg.Client({ connectionString: this.ownerUrl });
    this.owner.on('error', () => undefined);
    await this.owner.connect();
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.database.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
