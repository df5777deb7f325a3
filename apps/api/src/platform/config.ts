// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Everything the environment may say. Listed for people in docs/operations.md. */
export interface Config {
  /** TCP port of the one server; 3000 unless told. */
  port: number;
  /** Address to listen on; loopback unless told, because TLS belongs to the proxy in front. */
  host: string;
  /** Application role's connection; absent means the embedded database in `dataDir`. */
  databaseUrl: string | undefined;
  /** Owner's connection, for `harbor migrate` and the commands that make agencies. */
  ownerUrl: string | undefined;
  /** The sealer's connection, for `npm run sealer` and `harbor migrate`; on the embedded database it is made by itself. */
  sealerUrl: string | undefined;
  /** Folder of the sealer: per agency the log's keys and how far it was sealed. Outside the database and its backups. */
  sealerDir: string;
  /** What the names of new logs begin with, as in `logs.county.example`. */
  logName: string;
  /** File of the witnesses that must sign the log, as C2SP tlog-policy with their addresses; without it nobody is asked. */
  witnessesFile: string | undefined;
  /** Folder of the key files (0600), outside the database and its backups. */
  keysDir: string;
  dataDir: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Connections this process may hold. */
  poolSize: number;
  /** Whether the server works off jobs by itself, or leaves them to `npm run worker`. */
  jobs: 'inside' | 'apart';
  /** Where "Leave this page" leads: somewhere nobody asks about. */
  exitTo: string;
}

/** A setting that does not fit; shown as one line, without a stack trace. */
export class ConfigError extends Error {}

/** Everybody looks at the weather. */
export const usualExit = 'https://www.weather.gov/';

type Env = Record<string, string | undefined>;

/**
 * Reads and checks the environment. `HARBOR_…_FILE` variants read the value from a file, so that
 * secrets need not stand in the environment.
 *
 * @throws ConfigError naming the variable and what would fit
 */
export function readConfig(env: Env = process.env, cwd = process.cwd()): Config {
  const dataDir = path.resolve(cwd, env['HARBOR_DATA'] ?? '.data');
  const host = env['HOST'] ?? '127.0.0.1';
  if (host.trim() === '') throw new ConfigError('HOST is empty: leave it out for loopback, or give an address.');
  return {
    port: whole(env, 'PORT', 3000, 0, 65_535),
    host,
    databaseUrl: postgresUrl(env, 'DATABASE_URL'),
    ownerUrl: postgresUrl(env, 'HARBOR_OWNER_URL'),
    sealerUrl: postgresUrl(env, 'HARBOR_SEALER_URL'),
    sealerDir: path.resolve(cwd, env['HARBOR_SEALER'] ?? path.join(dataDir, 'sealer')),
    logName: logName(env, 'HARBOR_LOG_NAME', 'safe-harbor.local'),
    witnessesFile: env['HARBOR_WITNESSES'] === undefined ? undefined : path.resolve(cwd, env['HARBOR_WITNESSES']),
    keysDir: path.resolve(cwd, env['HARBOR_KEYS'] ?? path.join(dataDir, 'keys')),
    dataDir,
    logLevel: oneOf(env, 'HARBOR_LOG', 'info', ['debug', 'info', 'warn', 'error', 'silent'] as const),
    poolSize: whole(env, 'HARBOR_POOL', 16, 2, 200),
    jobs: oneOf(env, 'HARBOR_JOBS', 'inside', ['inside', 'apart'] as const),
    exitTo: webAddress(env, 'HARBOR_EXIT_TO', usualExit),
  };
}

function value(env: Env, name: string): string | undefined {
  const file = env[`${name}_FILE`];
  if (file === undefined) return env[name];
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new ConfigError(`${name}_FILE names a file that cannot be read.`);
  }
}

function whole(env: Env, name: string, fallback: number, min: number, max: number): number {
  const text = env[name];
  if (text === undefined) return fallback;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < min || number > max) {
    throw new ConfigError(`${name} must be a whole number from ${min} to ${max}, but is "${text}".`);
  }
  return number;
}

function oneOf<const T extends string>(env: Env, name: string, fallback: T, allowed: readonly T[]): T {
  const text = env[name] ?? fallback;
  const found = allowed.find((one) => one === text);
  if (!found) throw new ConfigError(`${name} must be one of ${allowed.join(', ')}, but is "${text}".`);
  return found;
}

function logName(env: Env, name: string, fallback: string): string {
  const text = env[name] ?? fallback;
  if (!/^[a-z0-9][a-z0-9.-]*(?:\/[a-z0-9][a-z0-9.-]*)*$/.test(text))
    throw new ConfigError(`${name} must be a name such as logs.county.example, in lower case.`);
  return text;
}

function webAddress(env: Env, name: string, fallback: string): string {
  const text = env[name] ?? fallback;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new ConfigError(`${name} must be an address such as ${fallback}`);
  return url.href;
}

function postgresUrl(env: Env, name: string): string | undefined {
  const text = value(env, name);
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2) {
    throw new ConfigError(`${name} must look like postgres://user:password@host:5432/database.`);
  }
  return text;
}
