// SPDX-License-Identifier: Apache-2.0
import { migrations } from '@harbor/migrations';
import pg from 'pg';
import { FileKeyProvider } from './keys/index.js';
import { CannotStart } from './platform/cannot-start.js';
import { type Config, readConfig } from './platform/config.js';
import { doorProof } from './platform/door-proof.js';
import { createLogger } from './platform/http/logging.js';
import { requireReady } from './platform/readiness.js';
import { whyUnreachable } from './platform/unreachable.js';
import { readWitnessSet, Sealer, sealerParts, Witnessing } from './sealer/index.js';

/** Seals the log as a process of its own, under its own role and better its own user. It listens on no port. */
const config = readConfig();
const keys = FileKeyProvider.of(config);
const url = sealerUrlOf(config);
await requireFitting(url, keys);
const log = createLogger(config.logLevel);
const witnesses = config.witnessesFile === undefined ? undefined : readWitnessSet(config.witnessesFile);
const sealer = new Sealer(url, sealerParts(config, keys), log);
const witnessing = new Witnessing(url, witnesses, log);
sealer.start();
witnessing.start();
// The beat alone keeps no process alive.
const alive = setInterval(() => undefined, 60_000);
const leave = () => void Promise.all([sealer.stop(), witnessing.stop()]).then(() => clearInterval(alive));
process.on('SIGINT', leave);
process.on('SIGTERM', leave);
console.log('Sealing the log. Ctrl-C ends it; what waits is sealed with the next start.');

function sealerUrlOf({ sealerUrl }: Config): string {
  if (sealerUrl !== undefined) return sealerUrl;
  throw new CannotStart('Set HARBOR_SEALER_URL: on the embedded database the server seals the log by itself.');
}

/** With another installation's keys every event would look forged. */
async function requireFitting(connectionString: string, provider: FileKeyProvider): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  await client.connect().catch((error: unknown) => {
    throw new CannotStart(`Cannot reach the database: ${whyUnreachable(error)} Check HARBOR_SEALER_URL.`);
  });
  try {
    const ask = async (text: string, values?: unknown[]) => (await client.query<Record<string, unknown>>(text, values)).rows;
    const proof = doorProof(provider.installationKeyFor('door'), 'door');
    await requireReady(ask, { migrations, doorProof: proof, role: 'harbor_sealer' });
  } finally {
    await client.end();
  }
}
