// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { CannotStart } from './cannot-start.js';
import { syncFolder } from './durable-file.js';
import { type Binaries, serverEnv } from './postgres-binaries.js';
import { isAlive } from './postgres-lock.js';

/** Where one embedded database lives. */
export interface ClusterPlaces {
  readonly dataDir: string;
  /** PostgreSQL's data directory. */
  readonly cluster: string;
  readonly log: string;
  readonly passwordFile: string;
}

export function clusterPlaces(dataDir: string): ClusterPlaces {
  const at = (name: string) => path.join(dataDir, name);
  return { dataDir, cluster: at('postgres'), log: at('postgres.log'), passwordFile: at('postgres-password') };
}

const MARKER = '.complete';
const MAKING = 'postgres.new-';

/**
 * Makes the data directory on the first start and judges it on later ones. It is made beside its place and moved there
 * whole, so that a start cut off at any moment leaves either none or all of it. Deletes only such unfinished makings.
 *
 * @returns the superuser's password
 * @throws CannotStart when the folder is unfinished, of another major version, or without its password
 */
export async function prepareCluster(places: ClusterPlaces, binaries: Binaries, durable: boolean): Promise<string> {
  const { cluster } = places;
  if (!existsSync(cluster) || readdirSync(cluster).length === 0) return makeCluster(places, binaries, durable);
  if (!existsSync(path.join(cluster, MARKER)) || !existsSync(path.join(cluster, 'PG_VERSION'))) {
    throw new CannotStart(`${cluster} is not a finished database: move that folder away (nothing was deleted) and start again.`);
  }
  const major = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (major !== binaries.major) {
    throw new CannotStart(
      `${cluster} was written by PostgreSQL ${major}, and this release brings ${binaries.major}: ` +
        'start the release that wrote it, or move that folder away to begin with an empty database.',
    );
  }
  if (!existsSync(places.passwordFile)) {
    throw new CannotStart(
      `${places.passwordFile} is missing, and ${cluster} cannot be opened without it: put that file back, or move the folder away.`,
    );
  }
  binaries.own(cluster);
  return readPassword(places);
}

export function readPassword(places: ClusterPlaces): string {
  return readFileSync(places.passwordFile, 'utf8').trim();
}

async function makeCluster(places: ClusterPlaces, binaries: Binaries, durable: boolean): Promise<string> {
  const { dataDir, cluster } = places;
  sweep(dataDir);
  const work = mkdtempSync(path.join(dataDir, `${MAKING}${process.pid}-`));
  try {
    const password = choosePassword(places, work);
    const made = path.join(work, 'cluster');
    const secret = path.join(work, 'password');
    writeFileSync(secret, password, { mode: 0o600 });
    binaries.own(work);
    await runInitdb(places, binaries, [`--pgdata=${made}`, `--pwfile=${secret}`, ...(durable ? [] : ['--no-sync'])]);
    writeFileSync(path.join(made, MARKER), 'This data directory was made completely.\n', { flush: durable });
    moveIntoPlace(made, cluster);
    if (durable) syncFolder(dataDir);
    return password;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The loser of two first starts at once keeps the winner's directory; which of them may then run, PostgreSQL decides. */
function moveIntoPlace(made: string, cluster: string): void {
  try {
    renameSync(made, cluster);
  } catch (error) {
    if (!existsSync(path.join(cluster, MARKER))) throw error;
  }
}

/** Appears whole, before the cluster, and is never replaced: a start cut off in between leaves it to the next. */
function choosePassword(places: ClusterPlaces, work: string): string {
  const chosen = path.join(work, 'chosen');
  writeFileSync(chosen, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(chosen, places.passwordFile);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  rmSync(chosen);
  return readPassword(places);
}

/** Locale C with Unicode letters: the same order and the same capitals on every machine, whatever its own locale. */
async function runInitdb(places: ClusterPlaces, binaries: Binaries, where: readonly string[]): Promise<void> {
  const [file, args] = binaries.command('initdb', [
    ...where,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]);
  const child = spawn(file, args, { env: serverEnv, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const status = await new Promise<number | string | null>((resolve, reject) => {
    child.once('error', reject).once('close', (code, signal) => resolve(code ?? signal));
  });
  if (status === 0) return;
  appendFileSync(places.log, said);
  const why = /(?:FATAL|PANIC|error):\s+(.*)/.exec(said)?.[1] ?? `it ended with ${status}`;
  throw new CannotStart(
    `The database could not be made in ${places.dataDir}: ${why}. Details are in ${places.log}; repair that and start again.`,
  );
}

/** Removes what starts that no longer run left half made. */
function sweep(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const maker = new RegExp(`^${MAKING}(\\d+)-`).exec(name)?.[1];
    if (maker === undefined || isAlive(Number(maker))) continue;
    rmSync(path.join(dataDir, name), { recursive: true, force: true, maxRetries: 3 });
  }
}
