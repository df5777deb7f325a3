// SPDX-License-Identifier: Apache-2.0
import { transformFile } from '@swc/core';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart, type EmbeddedPostgres, startEmbeddedPostgres } from '../apps/api/src/platform/embedded-postgres.js';

const running: EmbeddedPostgres[] = [];
const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'harbor-pg '));
  folders.push(folder);
  return folder;
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, durable: false, maxConnections: 20 });
  running.push(server);
  return server;
}

async function refusal(dataDir: string): Promise<string> {
  const error: unknown = await start(dataDir).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CannotStart);
  const { message } = error as CannotStart;
  expect(message).not.toContain('\n');
  return message;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function gone(pid: number): Promise<void> {
  for (let waited = 0; isAlive(pid) && waited < 5_000; waited += 20) await pause(20);
  expect(isAlive(pid)).toBe(false);
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('the embedded database', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = newFolder();
    const first = await start(dataDir);
    await ask(first.superuserUrl, `create table kept (word text); insert into kept values ('still here')`);
    await first.stop();
  });

  it('leaves nothing running after stop, and may be stopped twice', async () => {
    const server = await start(dataDir);
    await Promise.all([server.stop(), server.stop()]);
    expect(isAlive(server.pid)).toBe(false);
    expect(existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
    await expect(ask(server.superuserUrl, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('keeps its data for the next start', async () => {
    const server = await start(dataDir);
    expect(await ask(server.superuserUrl, 'select word from kept')).toEqual([{ word: 'still here' }]);
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres-password', 'postgres.log']);
  });

  it('listens on loopback only, asks for its password, and treats letters alike on every machine', async () => {
    const server = await start(dataDir);
    const setting = (name: string) => `current_setting('${name}') as ${name}`;
    const names = ['listen_addresses', 'unix_socket_directories', 'timezone', 'server_encoding', 'max_connections'];
    expect(await ask(server.superuserUrl, `select lower('ÉÑ') as letters, ${names.map(setting).join(', ')}`)).toEqual([
      {
        letters: 'éñ',
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        timezone: 'UTC',
        server_encoding: 'UTF8',
        max_connections: '20',
      },
    ]);
    await expect(ask(server.url('postgres', 'a guess', 'postgres'), 'select 1')).rejects.toThrow('password');
    expect(statSync(path.join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600);
  });

  it('is durable unless a test says otherwise', async () => {
    const server = await startEmbeddedPostgres({ dataDir });
    running.push(server);
    const sql = `select current_setting('fsync') as f, current_setting('full_page_writes') as w, current_setting('synchronous_commit') as c`;
    expect(await ask(server.superuserUrl, sql)).toEqual([{ f: 'on', w: 'on', c: 'on' }]);
  });

  it('does not write what people typed into its log', async () => {
    const server = await start(dataDir);
    const twice = `create table one (name text primary key); insert into one values ('Marigold'), ('Marigold')`;
    await expect(ask(server.superuserUrl, twice)).rejects.toThrow('duplicate key');
    await expect(ask(server.superuserUrl, `select 'Marigold'::uuid`)).rejects.toThrow('Marigold');
    const log = readFileSync(path.join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('Marigold');
  });

  it('refuses a second start on the same folder, and the first goes on', async () => {
    const first = await start(dataDir);
    expect(await refusal(dataDir)).toContain(`already in use by process ${first.pid}`);
    expect(await ask(first.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('starts over the lock of a server that was killed', async () => {
    const killed = await start(dataDir);
    process.kill(killed.pid, 'SIGKILL');
    await gone(killed.pid);
    expect(existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(true);
    const next = await start(dataDir);
    expect(await ask(next.superuserUrl, 'select word from kept')).toEqual([{ word: 'still here' }]);
  });

  it('starts over a lock whose process number now belongs to another program', async () => {
    writeFileSync(path.join(dataDir, 'postgres/postmaster.pid'), `${process.ppid}\n${dataDir}/postgres\n0\n1\n\n\n\nready\n`);
    const next = await start(dataDir);
    expect(await ask(next.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('ends when its application is killed, and the next start goes on', async () => {
    const application = await applicationOf(dataDir);
    process.kill(application.pid, 'SIGKILL');
    const next = await start(dataDir);
    expect(next.pid).not.toBe(application.serverPid);
    expect(await ask(next.superuserUrl, 'select word from kept')).toEqual([{ word: 'still here' }]);
  });

  it('refuses the folder of another PostgreSQL version', async () => {
    const version = path.join(dataDir, 'postgres/PG_VERSION');
    const ours = readFileSync(version);
    writeFileSync(version, '16\n');
    expect(await refusal(dataDir)).toMatch(/was written by PostgreSQL 16, and this release brings \d+: /);
    writeFileSync(version, ours);
  });

  it('refuses a folder whose password is lost', async () => {
    const file = path.join(dataDir, 'postgres-password');
    const password = readFileSync(file);
    rmSync(file);
    expect(await refusal(dataDir)).toContain(`${file} is missing`);
    writeFileSync(file, password, { mode: 0o600 });
  });
});

describe('a data folder that cannot be used', () => {
  it.each([['nothing but a version'], ['all but the mark that it is finished']])(
    'refuses one with %s and deletes nothing',
    async (what) => {
      const dataDir = newFolder();
      mkdirSync(path.join(dataDir, 'postgres'));
      const left = what.startsWith('all') ? ['PG_VERSION', 'postgresql.conf'] : ['PG_VERSION'];
      for (const name of left) writeFileSync(path.join(dataDir, 'postgres', name), '18\n');
      const message = await refusal(dataDir);
      expect(message).toContain(path.join(dataDir, 'postgres'));
      expect(message).toContain('move that folder away');
      expect(readdirSync(path.join(dataDir, 'postgres')).sort()).toEqual(left);
    },
  );

  it('says so when a file is in the way', async () => {
    const file = path.join(newFolder(), 'file');
    writeFileSync(file, '');
    expect(await refusal(file)).toContain(`The data folder ${file} cannot be used`);
  });

  it('forgets what a first start left when it was cut off', async () => {
    const dataDir = newFolder();
    const left = path.join(dataDir, 'postgres.new-999999999-aaaaaa');
    mkdirSync(path.join(left, 'cluster'), { recursive: true });
    const [one, other] = await Promise.allSettled([start(dataDir), start(dataDir)]);
    expect([one.status, other.status].sort()).toEqual(['fulfilled', 'rejected']);
    for (const tried of [one, other]) if (tried.status === 'rejected') expect(String(tried.reason)).toContain('already in use');
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres-password', 'postgres.log']);
  });
});

/** Another Node process that starts the database from our source and then waits. */
async function applicationOf(dataDir: string): Promise<{ pid: number; serverPid: number }> {
  const built = path.resolve('.build/embedded-postgres-spec');
  mkdirSync(built, { recursive: true });
  folders.push(built);
  const source = path.resolve('apps/api/src/platform');
  for (const name of readdirSync(source).filter((one) => /^(embedded-|postgres-|cannot-|durable-)/.test(one))) {
    const { code } = await transformFile(path.join(source, name), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
      module: { type: 'es6' },
      swcrc: false,
    });
    writeFileSync(path.join(built, name.replace(/\.ts$/, '.js')), code);
  }
  const program = `const { startEmbeddedPostgres } = await import('./embedded-postgres.js');
    const server = await startEmbeddedPostgres(${JSON.stringify({ dataDir, durable: false })});
    process.stdout.write(String(server.pid));
    setInterval(() => {}, 1000);`;
  writeFileSync(path.join(built, 'main.js'), program);
  const child = spawn(process.execPath, [path.join(built, 'main.js')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const serverPid = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (text: Buffer) => resolve(Number(text)));
    child.once('exit', () => reject(new Error('The application ended before its database ran.')));
  });
  if (child.pid === undefined) throw new Error('The application did not start.');
  return { pid: child.pid, serverPid };
}
