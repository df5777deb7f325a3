// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface } from 'typeorm';
import { CannotStart } from './cannot-start.js';

export type Migrations = (new () => MigrationInterface)[];
/** One statement, its rows. */
export type Ask = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

/** What this program expects of its database. */
export interface Expected {
  migrations: Migrations;
  /** Proof under the keys folder's door key. */
  doorProof: Buffer;
  /** Which role signs in; harbor_app unless told. */
  role?: 'harbor_app' | 'harbor_sealer';
}
interface Check {
  name: string;
  /** What is wrong and what to do, in one line; undefined when nothing is. */
  look: (ask: Ask, expected: Expected) => Promise<string | undefined>;
}

const oldest = 150_000;

/** In this order: each takes for granted that those before it hold. */
export const checks: readonly Check[] = [
  { name: 'PostgreSQL version', look: tooOld },
  { name: 'Role of the application', look: tooMighty },
  { name: 'Schema', look: notUpToDate },
  { name: 'Keys belong to this database', look: foreignKeys },
];

/** What must hold before the application takes a request. @throws CannotStart in one line */
export async function requireReady(ask: Ask, expected: Expected): Promise<void> {
  for (const { look } of checks) refuse(await look(ask, expected));
}

/** @throws CannotStart */
export async function requireServer(ask: Ask): Promise<void> {
  refuse(await tooOld(ask));
}

/** What must hold before the owner founds anything: the schema is there, and the keys are the right ones. @throws CannotStart */
export async function requireFoundable(ask: Ask, expected: Expected): Promise<void> {
  for (const look of [tooOld, notUpToDate, foreignKeys]) refuse(await look(ask, expected));
}

function refuse(problem: string | undefined): void {
  if (problem !== undefined) throw new CannotStart(problem);
}

async function tooOld(ask: Ask): Promise<string | undefined> {
  const [row] = await ask(`select current_setting('server_version_num')::int as version`);
  return Number(row?.['version']) >= oldest ? undefined : 'This PostgreSQL is too old: Safe Harbor needs version 15 or later.';
}

async function tooMighty(ask: Ask, { role: expected = 'harbor_app' }: Expected): Promise<string | undefined> {
  const [role] = await ask(
    `select rolname as name, rolsuper or rolbypassrls or rolcreaterole or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('harbor', 'gate') and pg_has_role(current_user, c.relowner, 'member')) as bad from pg_roles where rolname = current_user`,
  );
  if (role?.['bad'] === false && (expected === 'harbor_app' || role['name'] === expected)) return undefined;
  return `The database role ${String(role?.['name'])} is a superuser, an owner or passes row security. Sign in as ${expected}.`;
}

async function notUpToDate(ask: Ask, { migrations }: Expected): Promise<string | undefined> {
  const [found] = await ask(`select to_regclass('harbor.migration') is not null as there`);
  if (!found?.['there']) return 'The database is empty. Run: npx harbor migrate';
  const done = (await ask('select name from harbor.migration')).map(({ name }) => name);
  const missing = migrations.filter(({ name }) => !done.includes(name)).length;
  if (missing > 0) return `The schema is behind by ${missing}. Run: npx harbor migrate`;
  if (done.length > migrations.length) return 'The database is of a newer release than this program. Start the newer release.';
  return undefined;
}

async function foreignKeys(ask: Ask, { doorProof }: Expected): Promise<string | undefined> {
  const [door] = await ask('select gate.door_fits($1) as fits', [doorProof]);
  if (door?.['fits']) return undefined;
  return 'The keys folder does not belong to this database. Set HARBOR_KEYS to the folder it was made with.';
}
