// SPDX-License-Identifier: Apache-2.0
import type { Ask } from './readiness.js';

/** The last step of graphile-worker's schema that this program was written with. */
const newest = 19;

/**
 * Brings the schema of the job queue up to date, owned as all of ours by harbor_owner. The package is loaded only when
 * there is something to do: reading it costs every start a tenth of a second.
 */
export async function installQueue(ownerUrl: string, ask: Ask): Promise<void> {
  const [known] = await ask(`select to_regclass('graphile_worker.migrations') is not null as there`);
  const [done] = known?.['there'] ? await ask('select max(id) as id from graphile_worker.migrations') : [];
  if (Number(done?.['id'] ?? 0) >= newest) return;
  const { runMigrations } = await import('graphile-worker');
  const url = new URL(ownerUrl);
  const asked = url.searchParams.get('options');
  url.searchParams.set('options', `${asked ? `${asked} ` : ''}-c role=harbor_owner`);
  await runMigrations({ connectionString: url.href, maxPoolSize: 1, logger: undefined });
}
