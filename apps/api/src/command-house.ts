// SPDX-License-Identifier: Apache-2.0
import { migrations } from '@harbor/migrations';
import pg from 'pg';
import { FileKeyProvider, type KeyProvider } from './keys/index.js';
import { doorProof } from './platform/door-proof.js';
import { visitHouse } from './own-house.js';
import { CannotStart } from './platform/cannot-start.js';
import type { Config } from './platform/config.js';
import { requireFoundable } from './platform/readiness.js';
import { whyUnreachable } from './platform/unreachable.js';

export interface Addresses {
  ownerUrl: string;
  /** Absent when HARBOR_OWNER_URL stands alone. */
  appUrl: string | undefined;
  /** Absent when HARBOR_SEALER_URL is not set. */
  sealerUrl: string | undefined;
}

/** Runs a command on the database it is meant for: the one of the environment, else the embedded one of this folder. */
export async function owning(config: Config, work: (at: Addresses, keys: KeyProvider) => Promise<void>): Promise<void> {
  const { ownerUrl, databaseUrl, sealerUrl } = config;
  if (databaseUrl !== undefined && ownerUrl === undefined)
    throw new CannotStart('Set HARBOR_OWNER_URL to the owner of the database: the application’s own role may not do this.');
  const keys = FileKeyProvider.of(config);
  if (ownerUrl !== undefined) return work({ ownerUrl, appUrl: databaseUrl, sealerUrl }, keys);
  const house = await visitHouse(config, keys);
  try {
    await work(house, keys);
  } finally {
    await house.stop();
  }
}

/** The same with one connection, after making sure that schema and keys are the right ones. @throws CannotStart */
export async function asOwner(config: Config, work: (owner: pg.Client, keys: KeyProvider) => Promise<void>): Promise<void> {
  await owning(config, async ({ ownerUrl }, keys) => {
    const owner = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
    await owner.connect().catch((error: unknown) => {
      throw new CannotStart(`Cannot reach the database as its owner: ${whyUnreachable(error)} Check HARBOR_OWNER_URL.`);
    });
    try {
      const ask = async (text: string, values?: unknown[]) => (await owner.query<Record<string, unknown>>(text, values)).rows;
      await requireFoundable(ask, { migrations, doorProof: doorProof(keys.installationKeyFor('door'), 'door') });
      await work(owner, keys);
    } finally {
      await owner.end();
    }
  });
}
