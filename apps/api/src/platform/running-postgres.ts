// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import type { EmbeddedPostgres } from './embedded-postgres.js';
import { clusterPlaces, readPassword } from './postgres-cluster.js';
import { isAlive, isPostgres, readLock } from './postgres-lock.js';
import { serverUrls } from './postgres-urls.js';

/**
 * The embedded server of another process, when it is up: commands join it beside `npm start`. Stopping it from here does
 * nothing, because it is not ours.
 */
export function joinEmbeddedPostgres(dataDir: string): EmbeddedPostgres | undefined {
  const places = clusterPlaces(path.resolve(dataDir));
  const lock = readLock(places.cluster);
  if (!lock || lock.state !== 'ready' || !isAlive(lock.pid) || !isPostgres(lock.pid)) return undefined;
  return { ...serverUrls(lock.port, readPassword(places)), port: lock.port, pid: lock.pid, stop: async () => undefined };
}
