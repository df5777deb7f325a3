// SPDX-License-Identifier: Apache-2.0
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedPostgres } from '../apps/api/src/platform/embedded-postgres.js';
import { isAlive } from '../apps/api/src/platform/postgres-lock.js';
import { requireReady, requireServer } from '../apps/api/src/platform/readiness.js';
import { joinEmbeddedPostgres } from '../apps/api/src/platform/running-postgres.js';
import { type EmptyDatabase, emptyDatabase, type Ended, type Env, harbor, npmStart, start, takePort } from './support/program.js';

jest.setTimeout(120_000);
const folder = mkdtempSync(path.join(tmpdir(), 'harbor-cli-'));
const agency = [
  'create-agency',
  '--code',
  'north',
  '--name',
  'North',
  '--time-zone',
  'America/Chicago',
  '--on-call-phone',
  '555-0100',
];
const admin = ['create-admin', '--agency', 'north', '--sign-in-name', 'ana'];
let database: EmptyDatabase;
let env: Env;

beforeAll(async () => {
  database = await emptyDatabase();
  env = {
    DATABASE_URL: database.appUrl,
    HARBOR_OWNER_URL: database.ownerUrl,
    HARBOR_KEYS: path.join(folder, 'keys'),
    HARBOR_DATA: path.join(folder, 'data'),
    HARBOR_LOG: 'silent',
    PORT: '0',
  };
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Exactly one line on standard error, no stack, status 1. */
function expectOneLine({ code, out, err }: Ended, words: RegExp) {
  expect([code, out]).toEqual([1, '']);
  expect(err.trimEnd()).not.toContain('\n');
  expect(err).toMatch(words);
  expect(err).not.toMatch(/\bat .*:\d+/);
}
const codeIn = ({ out }: Ended) => /([0-9A-Z]{5}-){3}[0-9A-Z]{5}/.exec(out)?.[0];
const post = async (port: number, place: string, body: object) => {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1/${place}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: reply.status, body: (await reply.json()) as Record<string, string> };
};

describe('harbor on a database of one’s own', () => {
  it('says that the database is empty before it is migrated', async () => {
    expectOneLine(await harbor(agency, env), /The database is empty\. Run: npx harbor migrate/);
    expectOneLine(await start(env).ended, /The database is empty\. Run: npx harbor migrate/);
  });

  it('migrates, and again without effect', async () => {
    expect(await harbor(['migrate'], env)).toMatchObject({ code: 0, out: expect.stringMatching(/\d+ steps were made/) });
    expect(await harbor(['migrate'], env)).toMatchObject({ code: 0, out: 'The schema is up to date.\n' });
  });

  it('founds an agency and its first administrator, whose code works, and seeds nothing', async () => {
    expect((await harbor(agency, env)).code).toBe(0);
    const invited = await harbor(admin, env);
    expect(invited.code).toBe(0);
    const { port, free } = await takePort();
    await free();
    const server = start({ ...env, PORT: String(port) });
    await server.says(/is ready at/);
    const looked = await post(port, 'invitation/look', { code: codeIn(invited) });
    expect(looked).toMatchObject({ status: 200, body: { agencyCode: 'north', signInName: 'ana' } });
    const again = await harbor([...admin, '--again', '--hours', '2'], env);
    expect((await post(port, 'invitation/look', { code: codeIn(invited) })).status).toBe(404);
    expect((await post(port, 'invitation/look', { code: codeIn(again) })).status).toBe(200);
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
    expect((await database.owner.query('select code from harbor.agency')).rows).toEqual([{ code: 'north' }]);
  });

  it.each<[string, string[], RegExp]>([
    ['a code that is taken', agency, /An agency with the code north exists already/],
    ['a demo beside a real agency', ['seed-demo'], /in a database of its own, where every agency is a demo\. .* agency north\./],
    ['a name that is taken', admin, /already signs in as ana\. For a new code of theirs add --again/],
    [
      'an unknown agency',
      ['create-admin', '--agency', 'south', '--sign-in-name', 'bo'],
      /There is no agency with the code south/,
    ],
    [
      'an unknown administrator',
      ['create-admin', '--agency', 'north', '--sign-in-name', 'bo', '--again'],
      /No active administrator/,
    ],
    ['a code of another shape', agency.with(2, 'North!'), /'North!' is invalid\. It must be 2 to 40 lower-case letters/],
    ['no time zone', agency.with(6, 'Mars/Olympus'), /It must be an IANA time zone/],
    ['no telephone number', agency.with(8, 'ring'), /It must be a telephone number/],
    ['another language', [...admin, '--language', 'fr'], /Allowed choices are en, es/],
    ['too many hours', [...admin, '--hours', '1000'], /It must be 1 to 168/],
    ['a missing name', ['create-admin', '--agency', 'north'], /required option '--sign-in-name <name>' not specified/],
    ['an unknown command', ['destroy'], /unknown command 'destroy'/],
    ['an unknown option', ['migrate', '--force'], /unknown option '--force'/],
  ])('says in one line what is wrong with %s', async (_, args, words) => {
    expectOneLine(await harbor(args, env), words);
  });

  it('leaves no key of an agency that was refused', () => {
    const keys = readdirSync(path.join(folder, 'keys')).filter((name) => name.startsWith('agency-'));
    expect(keys).toHaveLength(1);
  });

  it('explains itself and each of its commands', async () => {
    const commands = [[], ['migrate'], ['create-agency'], ['create-admin'], ['seed-demo'], ['import-directory'], ['doctor']];
    for (const { code, out } of await Promise.all(commands.map((command) => harbor([...command, '--help'])))) {
      expect([code, out.startsWith('Usage: harbor')]).toEqual([0, true]);
    }
  });

  it('says in one line why it cannot reach its database', async () => {
    const wrong = (url: string, change: Partial<URL>) => Object.assign(new URL(url), change).href;
    const cases: [Env, RegExp][] = [
      [{ HARBOR_OWNER_URL: wrong(database.ownerUrl, { password: 'guess' }) }, /does not know this user and password/],
      [{ HARBOR_OWNER_URL: wrong(database.ownerUrl, { password: '' }) }, /asks for a password/],
      [{ HARBOR_OWNER_URL: wrong(database.ownerUrl, { pathname: '/nowhere' }) }, /there is no database of this name/],
      [{ HARBOR_OWNER_URL: wrong(database.ownerUrl, { port: '1' }) }, /nothing answers at this host and port/],
      [{ HARBOR_OWNER_URL: undefined }, /Set HARBOR_OWNER_URL/],
      [{ HARBOR_OWNER_URL: 'mysql://x' }, /HARBOR_OWNER_URL must look like postgres:/],
      [{ HARBOR_KEYS: path.join(folder, 'other-keys') }, /keys folder does not belong to this database/],
    ];
    for (const [change, words] of cases) expectOneLine(await harbor(agency, { ...env, ...change }), words);
    expectOneLine(await harbor(['migrate'], { ...env, HARBOR_OWNER_URL: env['DATABASE_URL'] }), /may not do this/);
  });
});

describe('an owner who is no superuser', () => {
  it('needs CREATEROLE and a database of its own, and nothing more', async () => {
    const server = await startEmbeddedPostgres({ dataDir: path.join(folder, 'server'), durable: false });
    const settings = (owner: string): Env => ({
      ...env,
      HARBOR_KEYS: path.join(folder, `keys-of-${owner}`),
      HARBOR_OWNER_URL: server.url(owner, 'secret', owner),
      DATABASE_URL: server.url('harbor_app', 'of the app', owner),
    });
    const admin = new pg.Client({ connectionString: server.superuserUrl });
    try {
      await admin.connect();
      for (const name of ['first', 'second', 'humble']) {
        await admin.query(`create role ${name} login ${name === 'humble' ? '' : 'createrole'} password 'secret'`);
        await admin.query(`create database ${name} owner ${name}`);
      }
      expectOneLine(await harbor(['migrate'], settings('humble')), /may not do this: it must own the database, have CREATEROLE/);

      expect(await harbor(['migrate'], settings('first'))).toMatchObject({ code: 0, err: '' });
      expect((await harbor(['migrate'], settings('first'))).out).toBe('The schema is up to date.\n');
      expect(await harbor(agency, settings('first'))).toMatchObject({ code: 0, err: '' });
      expect(await harbor(['doctor'], settings('first'))).toMatchObject({ code: 0, out: expect.not.stringContaining('problem') });

      // Roles belong to the whole server: whoever made them must pass them on.
      expectOneLine(
        await harbor(['migrate'], settings('second')),
        /ADMIN on harbor_owner, harbor_gate, harbor_app and harbor_sealer/,
      );
      await admin.query('grant harbor_owner, harbor_gate, harbor_app, harbor_sealer to second with admin option');
      expect(await harbor(['migrate'], settings('second'))).toMatchObject({ code: 0, err: '' });

      // A role that could pass row security is cut back, where the owner may.
      await admin.query('alter role harbor_app createdb createrole bypassrls; alter role first superuser');
      expect((await harbor(['doctor'], settings('first'))).out).toContain('problem  Role of the application');
      expect((await harbor(['migrate'], settings('first'))).code).toBe(0);
      expect((await harbor(['doctor'], settings('first'))).code).toBe(0);
    } finally {
      await admin.end();
      await server.stop();
    }
  });
});

describe('harbor doctor', () => {
  it('finds nothing wrong where nothing is', async () => {
    const { code, out, err } = await harbor(['doctor'], env);
    expect([code, err]).toEqual([0, '']);
    expect(out.trimEnd().split('\n')).toHaveLength(9);
    expect(out).not.toContain('problem');
  });

  it('names each problem with what to do, and changes nothing', async () => {
    const key = path.join(folder, 'keys/installation.key');
    chmodSync(key, 0o644);
    expect(await harbor(['doctor'], env)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/problem {2}Keys folder: .*chmod -R go=/),
    });
    chmodSync(key, 0o600);
    const nowhere = await harbor(['doctor'], { ...env, HARBOR_KEYS: path.join(folder, 'no-keys') });
    expect(nowhere).toMatchObject({
      code: 1,
      out: expect.stringMatching(/Keys belong to this database: The keys folder does not belong/),
    });
    expect(existsSync(path.join(folder, 'no-keys'))).toBe(false);
    const mighty = await harbor(['doctor'], { ...env, DATABASE_URL: database.ownerUrl });
    expect(mighty).toMatchObject({
      code: 1,
      out: expect.stringMatching(/problem {2}Role of the application: The database role postgres/),
    });
    const none = await harbor(['doctor'], { HARBOR_DATA: path.join(folder, 'none') });
    expect(none).toMatchObject({ code: 1, out: expect.stringMatching(/problem {2}Database: There is none yet/) });
    expect(existsSync(path.join(folder, 'none'))).toBe(false);
  });

  it('sees months of the log that are missing', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select 'harbor.audit_event_' || to_char(now() at time zone 'UTC' + interval '3 months', 'YYYYMM') as name`,
    );
    await database.owner.query(`drop table ${rows[0]!.name}`);
    expect((await harbor(['doctor'], env)).out).toMatch(
      /problem {2}Months of the audit log made ahead: 1 of the next 6 are missing/,
    );
    await harbor(['migrate'], env);
    expect((await harbor(['doctor'], env)).code).toBe(0);
  });
});

describe('the start', () => {
  it('refuses a role that passes row security, a schema that is behind, a wrong password, and keys of another database', async () => {
    expectOneLine(
      await start({ ...env, DATABASE_URL: database.ownerUrl }).ended,
      /postgres is a superuser, an owner or passes row security/,
    );
    const wrong = Object.assign(new URL(database.appUrl), { password: 'guess' }).href;
    expectOneLine(
      await start({ ...env, DATABASE_URL: wrong }).ended,
      /does not know this user and password\. Check DATABASE_URL/,
    );
    expectOneLine(
      await start({ ...env, HARBOR_KEYS: path.join(folder, 'keys-2') }).ended,
      /keys folder does not belong to this database/,
    );
    const newest = 'select max(id) as id from harbor.migration';
    const { rows } = await database.owner.query(`delete from harbor.migration where id = (${newest}) returning *`);
    expectOneLine(await start(env).ended, /The schema is behind by 1\. Run: npx harbor migrate/);
    await database.owner.query('insert into harbor.migration select * from json_populate_recordset(null::harbor.migration, $1)', [
      JSON.stringify(rows),
    ]);
  });

  it('refuses a port that is taken', async () => {
    const { port, free } = await takePort();
    expectOneLine(
      await start({ ...env, PORT: String(port) }).ended,
      new RegExp(`Port ${port} is in use\\. .*PORT=3001 npm start`),
    );
    // Also before a whole new data folder is made, and with its log on.
    const fresh = path.join(folder, 'fresh');
    expectOneLine(await start({ HARBOR_DATA: fresh, PORT: String(port) }).ended, /is in use/);
    expect(existsSync(fresh)).toBe(false);
    await free();
  });

  it('refuses settings, data and keys folders that cannot be', async () => {
    const half = path.join(folder, 'half');
    mkdirSync(path.join(half, 'postgres'), { recursive: true });
    writeFileSync(path.join(half, 'postgres/PG_VERSION'), '18\n');
    expectOneLine(await start({ PORT: '0', HARBOR_DATA: half }).ended, /is not a finished database: move that folder away/);
    expectOneLine(await start({ ...env, PORT: 'eighty' }).ended, /PORT must be a whole number/);
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    expectOneLine(
      await start({ ...env, HARBOR_KEYS: path.join(file, 'keys') }).ended,
      /The keys folder .* cannot be used \(ENOTDIR\)\. Set HARBOR_KEYS/,
    );
    for (const impossible of [file, path.join(file, 'below')])
      expectOneLine(
        await start({ PORT: '0', HARBOR_DATA: impossible }).ended,
        /^The data folder .* cannot be used \(ENO\w+\)\. Set HARBOR_DATA/,
      );
  });

  it('refuses a server that is too old', async () => {
    const old = async () => [{ version: 140_011 }];
    await expect(requireServer(old)).rejects.toThrow('needs version 15 or later');
    await expect(requireReady(old, { migrations: [], doorProof: Buffer.alloc(32) })).rejects.toThrow('too old');
    await expect(requireServer(async () => [{ version: 150_000 }])).resolves.toBeUndefined();
  });
});

describe('the end', () => {
  /** A server with a sign-in in flight, which waits for a lock that this test holds. */
  async function withRequestInFlight(
    work: (server: ReturnType<typeof start>, reply: Promise<number>, port: number) => Promise<void>,
  ) {
    const { port, free } = await takePort();
    await free();
    const server = start({ ...env, PORT: String(port) });
    await server.says(/is ready at/);
    await database.owner.query('begin; lock table gate.guess in access exclusive mode');
    try {
      const typed = { agencyCode: 'north', signInName: 'ana', password: 'not the password', code: '000000' };
      const reply = post(port, 'sign-in', typed).then(
        ({ status }) => status,
        () => 0,
      );
      // Old rows are removed from that table too. Within a transaction, what others do is looked at once unless asked anew.
      const waiting = `select count(*)::int as n, pg_stat_clear_snapshot() from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query not like '%gate.prune%'`;
      while ((await database.owner.query<{ n: number }>(waiting)).rows[0]!.n === 0) await pause(20);
      await work(server, reply, port);
    } finally {
      await database.owner.query('rollback');
    }
  }

  it('finishes requests in flight and takes no new ones', async () => {
    await withRequestInFlight(async (server, reply, port) => {
      server.child.kill('SIGTERM');
      let isOpen = true;
      while (isOpen)
        isOpen = await fetch(`http://127.0.0.1:${port}/api-docs`, { headers: { connection: 'close' } }).then(
          Boolean,
          () => false,
        );
      expect(server.child.exitCode).toBeNull();
      await database.owner.query('rollback');
      expect(await reply).toBe(401);
      expect((await server.ended).code).toBe(0);
    });
  });

  it('comes at once when it is asked for twice', async () => {
    await withRequestInFlight(async (server, reply) => {
      server.child.kill('SIGINT');
      // What a terminal and npm send at one press of Ctrl-C is one asking.
      server.child.kill('SIGINT');
      await pause(700);
      expect(server.child.exitCode).toBeNull();
      server.child.kill('SIGINT');
      expect((await server.ended).code).toBe(130);
      expect(await reply).toBe(0);
    });
  });
});

describe('the embedded database', () => {
  it('is started for a command, joined while the server runs, and keeps everything, without a demo beside a real agency', async () => {
    const own = { HARBOR_DATA: path.join(folder, 'own'), HARBOR_LOG: 'silent' };
    expect((await harbor(agency, own)).code).toBe(0);
    const { port, free } = await takePort();
    await free();
    const server = start({ ...own, PORT: String(port) });
    expect(await server.says(/is ready at[^]*Ctrl-C/)).not.toMatch(/made-up people/);
    const invited = await harbor(admin, own);
    expect((await post(port, 'invitation/look', { code: codeIn(invited) })).body).toMatchObject({
      agencyCode: 'north',
      signInName: 'ana',
    });
    expect((await harbor(['doctor'], own)).code).toBe(0);
    expectOneLine(await harbor(['seed-demo'], own), /every agency is a demo/);
    server.child.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 0, err: '' });
    expect(existsSync(path.join(folder, 'own/postgres/postmaster.pid'))).toBe(false);
    expectOneLine(await harbor(agency, own), /exists already/);
  });

  it.each<[string, (npm: ReturnType<typeof npmStart>) => void]>([
    ['is told to end', (npm) => npm.child.kill('SIGTERM')],
    ['gets a Ctrl-C, as all of its terminal do', (npm) => process.kill(-npm.child.pid!, 'SIGINT')],
  ])('ends with its server when npm, as which people started it, %s', async (_, end) => {
    const { port, free } = await takePort();
    await free();
    const dataDir = path.join(folder, 'own');
    const npm = npmStart({ HARBOR_DATA: dataDir, HARBOR_LOG: 'silent', PORT: String(port) });
    await npm.says(/is ready at/);
    const postgres = joinEmbeddedPostgres(dataDir)!.pid;
    end(npm);
    // Its output is closed when the last process that holds it has gone.
    const left = await Promise.race([npm.ended.then(() => 'nothing'), pause(20_000, 'the server')]);
    npm.endAll();
    expect(left).toBe('nothing');
    expect([isAlive(postgres), existsSync(path.join(dataDir, 'postgres/postmaster.pid'))]).toEqual([false, false]);
  });
});
