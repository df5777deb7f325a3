// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import pg from 'pg';

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}
export interface Program {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** The first match in standard output; fails when the program ends before. */
  says(what: RegExp): Promise<string>;
}
export type Env = Record<string, string | undefined>;

/** One of our programs as a person runs it, with nothing of this test run in its environment. */
export function run(args: readonly string[], env: Env = {}): Program {
  return running(process.execPath, args, env);
}

function running(program: string, args: readonly string[], env: Env, detached = false): Program {
  const { PATH, HOME } = process.env;
  const child = spawn(program, args, { detached, env: { PATH, HOME, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  const watchers = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
    for (const look of watchers) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, ...said })));
  const says = (what: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = what.exec(said.out)?.[0];
        if (found) resolve(found);
      };
      watchers.add(look);
      look();
      void ended.then(({ err }) => reject(new Error(`It ended before it said ${String(what)}: ${err}`)));
    });
  return { child, ended, says };
}

/** `harbor …`, to its end. */
export const harbor = (args: readonly string[], env?: Env): Promise<Ended> => run(['bin/harbor.mjs', ...args], env).ended;

/** `npm start`, without npm. */
export const start = (env: Env): Program => run(['-r', './scripts/node-version.cjs', 'scripts/start.mjs'], env);

/** `npm start`, with npm and the shell it calls, as a group of processes that a test can end whole. */
export function npmStart(env: Env): Program & { endAll(): void } {
  const program = running('npm', ['start'], env, true);
  const endAll = () => {
    try {
      process.kill(-program.child.pid!, 'SIGKILL');
    } catch {
      // Nobody is left, as it should be.
    }
  };
  return { ...program, endAll };
}

export interface EmptyDatabase {
  ownerUrl: string;
  appUrl: string;
  owner: pg.Client;
  drop(): Promise<void>;
}

/** A database of the test cluster with nothing in it. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  const name = `cli_${randomUUID().replaceAll('-', '')}`;
  const at = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
  const superuserUrl = process.env['HARBOR_TEST_OWNER']!;
  const admin = new pg.Client({ connectionString: at(superuserUrl, 'postgres') });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const ownerUrl = at(superuserUrl, name);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const drop = async () => {
    await owner.end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  };
  return { ownerUrl, appUrl: at(process.env['HARBOR_TEST_APP']!, name), owner, drop };
}

/** A port nobody listens on, and a listener for tests that want it taken. */
export async function takePort(): Promise<{ port: number; free(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { port, free: () => new Promise((resolve) => server.close(() => resolve())) };
}
