// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, closeSync, constants, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from './cannot-start.js';
import { type Binaries, findBinaries, serverEnv } from './postgres-binaries.js';
import { type ClusterPlaces, clusterPlaces, prepareCluster } from './postgres-cluster.js';
import { inUse, readLock, waitForEarlierServer } from './postgres-lock.js';
import { serverUrls } from './postgres-urls.js';

export { CannotStart } from './cannot-start.js';

/** A running PostgreSQL of our own, reachable on loopback only. */
export interface EmbeddedPostgres {
  readonly superuserUrl: string;
  url(user: string, password: string, database: string): string;
  readonly port: number;
  readonly pid: number;
  /** Ends the server and returns when it is gone; open connections are cut. May be called twice. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The cluster lives in `<dataDir>/postgres`, its superuser's password in `<dataDir>/postgres-password` (0600). */
  dataDir: string;
  /** False only in tests: a power cut or a crash of the machine may then lose the data. */
  durable?: boolean;
  /** Connections the server accepts; 100 unless told. */
  maxConnections?: number;
}

const FAST = 'SIGINT';
const IMMEDIATE = 'SIGQUIT';
const LOG_LIMIT = 10 * 1024 * 1024;

/**
 * Starts PostgreSQL on `dataDir`, making the database on the first start, and returns once it accepts connections.
 *
 * The server has a session of its own, so Ctrl-C reaches only the application, which then calls `stop()`. If the
 * application ends in any other way, even by kill -9, the server is told to shut down at once.
 *
 * @throws CannotStart when a person has to do something first
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const places = clusterPlaces(path.resolve(options.dataDir));
  try {
    mkdirSync(places.dataDir, { recursive: true, mode: 0o700 });
    accessSync(places.dataDir, constants.W_OK | constants.X_OK);
    const binaries = findBinaries(places.dataDir);
    await waitForEarlierServer(places.cluster);
    const password = await prepareCluster(places, binaries, options.durable ?? true);
    return await run(places, binaries, password, settings(options));
  } catch (error) {
    throw inOneLine(error, places);
  }
}

/** On the command line, not in the cluster's files: a newer release changes them for old data too. */
function settings({ durable = true, maxConnections = 100 }: EmbeddedOptions): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: maxConnections,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Errors quote values and statements, and so would carry children's names into the log; the application logs its own.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function run(
  places: ClusterPlaces,
  binaries: Binaries,
  password: string,
  args: readonly string[],
): Promise<EmbeddedPostgres> {
  if (sizeOf(places.log) > LOG_LIMIT) renameSync(places.log, `${places.log}.old`);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const began = sizeOf(places.log);
    const { child, pid } = spawnServer(places, binaries, ['-D', places.cluster, '-p', String(port), ...args]);
    if (await isReady(child, pid, places.cluster)) return handle(child, pid, port, password);
    const said = readFileSync(places.log).subarray(began).toString();
    // Between our finding the port free and the server's taking it, another program may have.
    if (/could not bind|could not create any TCP/.test(said) && attempt < 5) continue;
    throw whyItEnded(said, child, places);
  }
}

function handle(child: ChildProcess, pid: number, port: number, password: string): EmbeddedPostgres {
  let stopping: Promise<void> | undefined;
  return { ...serverUrls(port, password), port, pid, stop: () => (stopping ??= shutDown(child)) };
}

function spawnServer(places: ClusterPlaces, binaries: Binaries, args: string[]): { child: ChildProcess; pid: number } {
  const log = openSync(places.log, 'a', 0o600);
  const [file, all] = binaries.command('postgres', args);
  const child = spawn(file, all, { env: serverEnv, cwd: '/', detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.on('error', () => undefined);
  if (child.pid === undefined) throw new Error(`${file} was not started`);
  child.unref();
  endWithUs(child, child.pid);
  return { child, pid: child.pid };
}

/** A shell that waits for its input to end, which it does with this process, however that goes; then it ends the server. */
function endWithUs(child: ChildProcess, pid: number): void {
  const watcher = spawn('/bin/sh', ['-c', 'read _; kill -INT "$0"', String(pid)], {
    cwd: '/',
    env: serverEnv,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.on('error', () => undefined);
  watcher.unref();
  if (watcher.stdin instanceof Socket) watcher.stdin.unref();
  const atExit = () => child.kill(FAST);
  process.once('exit', atExit);
  child.once('exit', () => {
    process.off('exit', atExit);
    watcher.kill('SIGKILL');
  });
}

/** The server writes its state into its lock file, which costs no connection and no line in the log. */
async function isReady(child: ChildProcess, pid: number, cluster: string): Promise<boolean> {
  while (!isOver(child)) {
    const lock = readLock(cluster);
    if (lock?.pid === pid && lock.state === 'ready') return true;
    await pause(5);
  }
  return false;
}

const isOver = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function shutDown(child: ChildProcess): Promise<void> {
  if (isOver(child)) return;
  child.ref();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const harder = [setTimeout(() => child.kill(IMMEDIATE), 10_000), setTimeout(() => child.kill('SIGKILL'), 15_000)];
  child.kill(FAST);
  await ended;
  harder.forEach(clearTimeout);
}

function whyItEnded(said: string, child: ChildProcess, places: ClusterPlaces): CannotStart {
  if (/lock file "postmaster.pid"/.test(said)) return inUse(places.cluster, readLock(places.cluster)?.pid);
  const fatal =
    [...said.matchAll(/(?:FATAL|PANIC|error):\s+(.*)/g)].at(-1)?.[1] ?? `it ended with ${child.exitCode ?? child.signalCode}`;
  return new CannotStart(`The database in ${places.cluster} does not start: ${fatal}. Details are in ${places.log}.`);
}

/** A disk or a right that is missing is for a person to mend; anything else is a bug and keeps its stack. */
function inOneLine(error: unknown, { dataDir }: ClusterPlaces): unknown {
  if (!isFromTheSystem(error)) return error;
  return new CannotStart(
    `The data folder ${dataDir} cannot be used (${error.message}): give this user the right to write there and space on the disk, ` +
      'or choose another folder with HARBOR_DATA.',
  );
}

function isFromTheSystem(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'code' in error && 'syscall' in error;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** PostgreSQL does not accept "any port". */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('A listening TCP server has an address with a port.');
  return address.port;
}
