// SPDX-License-Identifier: Apache-2.0
// How long the audit's questions take on a big log. Starts a database of its own, fills it, asks, throws it away:
//   npm run build && node test/ledger/measure-audit.mjs [events of the big agency, 1000000 unless told]
import 'reflect-metadata';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrations } from '@harbor/migrations';
import pg from 'pg';
import { FileKeyProvider } from '../../apps/api/dist/keys/index.js';
import { startEmbeddedPostgres } from '../../apps/api/dist/platform/embedded-postgres.js';
import { migrate } from '../../apps/api/dist/platform/migrate.js';
import { fillEvents, foundBigAgency } from './fill.mjs';

const events = Number(process.argv[2] ?? 1_000_000);
const rounds = 20;
const idOf = (text) =>
  createHash('md5')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const dayAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const page = 'select * from gate.audit_page($1, $2, $3, $4, null, null, null, null, 21)';

/** What is asked, of the agency with this number. */
const questions = (number) => ({
  'newest 20': [page, [null, null, null, null]],
  'of a person': [page, [null, idOf(`worker${number}3`), null, null]],
  'of a youth': [page, [idOf(`youth${number}3`), null, null, null]],
  'of an act': [page, [null, null, ['youth.listed'], null]],
  'of a rare act': [page, [null, null, ['agency.updated'], null]],
  refused: [page, [null, null, null, 'deny']],
  'who saw a youth': ['select * from gate.audit_people($1)', [idOf(`youth${number}3`)]],
  'counts, 7 days': ['select * from gate.audit_counts(null, null, $1, $2)', [dayAgo(6), dayAgo(0)]],
  'counts, 92 days': ['select * from gate.audit_counts(null, null, $1, $2)', [dayAgo(91), dayAgo(0)]],
});

const folder = mkdtempSync(path.join(tmpdir(), 'harbor-audit-'));
const server = await startEmbeddedPostgres({ dataDir: folder });
try {
  const [owner, app] = await open();
  const worlds = [await foundBigAgency(owner, 1, 100, 2_000), await foundBigAgency(owner, 2, 100, 2_000)];
  await fillEvents(owner, worlds[0], events, 24);
  await fillEvents(owner, worlds[1], 10_000, 24);
  for (const [n, world] of worlds.entries()) {
    console.log(`\n${n === 0 ? events : 10_000} events`);
    for (const [role, id] of [
      ['program_manager', world.managerId],
      ['privacy_officer', world.officerId],
    ]) {
      const token = await signIn(owner, world.agencyId, id, role);
      for (const [name, question] of Object.entries(questions(n + 1))) await ask(app, token, `${role}: ${name}`, question);
    }
  }
  await Promise.all([owner.end(), app.end()]);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function open() {
  const first = new pg.Client({ connectionString: server.superuserUrl });
  await first.connect();
  await first.query('create database big');
  await first.end();
  const ownerUrl = Object.assign(new URL(server.superuserUrl), { pathname: '/big' }).href;
  const appUrl = server.url('harbor_app', 'only-to-measure', 'big');
  const doorKey = new FileKeyProvider(path.join(folder, 'keys')).installationKeyFor('door');
  await migrate({ ownerUrl, appUrl, doorKey, migrations });
  const clients = [ownerUrl, appUrl].map((connectionString) => new pg.Client({ connectionString }));
  await Promise.all(clients.map((client) => client.connect()));
  return clients;
}

async function signIn(owner, agencyId, userId, role) {
  const token = randomBytes(32).toString('base64url');
  await owner.query(
    `insert into gate.session (agency_id, id, user_id, role, token_hash, opened_at, seen_at, idle, ends_at)
      values ($1, gen_random_uuid(), $2, $3, $4, now(), now(), '1h', now() + interval '1h')`,
    [agencyId, userId, role, createHash('sha256').update(token).digest()],
  );
  return token;
}

/** Each time in a transaction of its own with its own context, as a request would. */
async function ask(app, token, name, [sql, values]) {
  const times = [];
  let rows = 0;
  for (let round = 0; round < rounds; round += 1) {
    await app.query('begin');
    await app.query('select from gate.enter($1)', [token]);
    const began = performance.now();
    rows = (await app.query({ name: sql.slice(14, 36), text: sql, values })).rows.length;
    times.push(performance.now() - began);
    await app.query('rollback');
  }
  const [first] = times;
  times.sort((a, b) => a - b);
  const ms = (value) => value.toFixed(1).padStart(8);
  console.log(`${name.padEnd(36)} ${String(rows).padStart(6)} rows  first${ms(first)} ms  median${ms(times[rounds / 2])} ms`);
}
