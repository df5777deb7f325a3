// SPDX-License-Identifier: Apache-2.0
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { CannotStart } from './cannot-start.js';

type Migrations = (new () => MigrationInterface)[];
export interface MigrateOptions {
  /** A role that may make roles and owns the database. */
  ownerUrl: string;
  /** What the application will use; its user must be harbor_app, its password becomes that role's. */
  appUrl: string;
  /** 32 bytes shared by the application and the gate of the database. */
  doorKey: Buffer;
  migrations: Migrations;
}

const oldest = 150_000;

/**
 * Makes the database roles, brings the schema up to date and puts the door key in place. May be repeated.
 *
 * @returns names of the migrations that ran
 * @throws CannotStart in one line when the server is too old or the roles cannot be made
 */
export async function migrate({ ownerUrl, appUrl, doorKey, migrations }: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  await client.connect().catch((error: Error) => {
    throw new CannotStart(`Cannot reach the database as its owner: ${error.message.split('\n')[0]}`);
  });
  try {
    await requireServer(client);
    await makeRoles(client, new URL(appUrl));
  } finally {
    await client.end();
  }
  const db = await new DataSource({ ...owner(ownerUrl), migrations }).initialize();
  try {
    const ran = await db.runMigrations({ transaction: 'all' });
    await db.query('grant select on harbor.migration to harbor_app');
    await db.query('set role harbor_owner');
    await db.query('select gate.set_door_key($1)', [doorKey]);
    await db.query('select harbor.make_audit_partitions(0, 24)');
    return ran.map(({ name }) => name);
  } finally {
    await db.destroy();
  }
}

function owner(url: string) {
  return {
    type: 'postgres' as const,
    url,
    schema: 'harbor',
    migrationsTableName: 'migration',
    installExtensions: false,
    poolSize: 1,
    extra: { options: '-c timezone=UTC' },
  };
}

async function requireServer(client: pg.Client): Promise<void> {
  const {
    rows: [row],
  } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`);
  if (!row || row.version < oldest) throw new CannotStart('This PostgreSQL is too old: Safe Harbor needs version 15 or later.');
}

async function makeRoles(client: pg.Client, app: URL): Promise<void> {
  if (decodeURIComponent(app.username) !== 'harbor_app') {
    throw new CannotStart('DATABASE_URL must sign in as harbor_app: the application uses that role and no other.');
  }
  const password = client.escapeLiteral(decodeURIComponent(app.password));
  // One at a time over all databases of the server: roles are shared between them.
  await client.query('begin');
  await client.query(`select pg_advisory_xact_lock(7263591)`);
  await client.query(`do $$ declare r text; begin
    foreach r in array array['harbor_owner', 'harbor_gate'] loop
      if not exists (select from pg_roles where rolname = r) then execute format('create role %I nologin', r); end if;
      if not (select rolsuper from pg_roles where rolname = current_user) then
        execute format(case when current_setting('server_version_num')::int >= 160000 then 'grant %I to %I with inherit true, set true' else 'grant %I to %I' end, r, current_user);
      end if;
    end loop;
    if not exists (select from pg_roles where rolname = 'harbor_app') then create role harbor_app login; end if; end $$`);
  await client.query(`alter role harbor_app login nosuperuser nocreatedb nocreaterole noinherit password ${password}`);
  await client.query(`alter role harbor_app set statement_timeout = '15s'`);
  await client.query(`alter role harbor_app set idle_in_transaction_session_timeout = '15s'`);
  await client.query('create schema if not exists harbor authorization harbor_owner');
  await client.query(
    `do $$ begin execute format('grant create on database %I to harbor_owner, harbor_gate', current_database()); end $$`,
  );
  await revokeServerDefaults(client);
  await client.query('commit');
}

/** What PostgreSQL gives everyone and the application does not need. Only a superuser can take it away. */
async function revokeServerDefaults(client: pg.Client): Promise<void> {
  const {
    rows: [me],
  } = await client.query<{ rolsuper: boolean }>('select rolsuper from pg_roles where rolname = current_user');
  if (!me?.rolsuper) return;
  await client.query(`do $$ declare f text; begin
    for f in select oid::regprocedure::text from pg_proc where pronamespace = 'pg_catalog'::regnamespace
      and (proname ~ '^lo_(create|creat|from_bytea|put|open|import|export|unlink|truncate|truncate64)$' or proname = 'lowrite'
        or proname ~ '^pg_(try_)?advisory' or proname = 'pg_terminate_backend') and has_function_privilege('harbor_app', oid, 'execute')
    loop execute 'revoke execute on function ' || f || ' from public'; end loop; end $$`);
}

/**
 * What must hold before the application takes a request: the role is the plain one, the schema is up to date, and the
 * keys folder belongs to this database.
 *
 * @throws CannotStart in one line
 */
export async function requireReady(db: DataSource, migrations: Migrations, doorProof: Buffer): Promise<void> {
  const ask = async <R>(text: string, values: unknown[] = []): Promise<R> => ((await db.query(text, values)) as R[])[0]!;
  const server = await ask<{ version: number }>(`select current_setting('server_version_num')::int as version`);
  if (server.version < oldest) throw new CannotStart('This PostgreSQL is too old: Safe Harbor needs version 15 or later.');
  const role = await ask<{ bad: boolean; name: string }>(
    `select rolname as name, rolsuper or rolbypassrls or rolcreaterole or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('harbor', 'gate') and pg_has_role(current_user, c.relowner, 'member')) as bad from pg_roles where rolname = current_user`,
  );
  if (role.bad)
    throw new CannotStart(
      `The database role ${role.name} is a superuser, an owner or passes row security. Sign in as harbor_app.`,
    );
  const there = await ask<{ there: boolean }>(`select to_regclass('harbor.migration') is not null as there`);
  if (!there.there) throw new CannotStart('The database is empty. Run: npx harbor migrate');
  const done = ((await db.query('select name from harbor.migration')) as { name: string }[]).map(({ name }) => name);
  const missing = migrations.filter(({ name }) => !done.includes(name)).length;
  if (missing > 0) throw new CannotStart(`The schema is behind by ${missing}. Run: npx harbor migrate`);
  if (done.length > migrations.length)
    throw new CannotStart('The database is of a newer release than this program. Start the newer release.');
  const door = await ask<{ fits: boolean }>('select gate.door_fits($1) as fits', [doorProof]);
  if (!door.fits)
    throw new CannotStart(
      'The keys folder does not belong to this database. Set HARBOR_KEYS to the right folder, or run: npx harbor migrate',
    );
}
