// SPDX-License-Identifier: Apache-2.0
import pg from 'pg';
import { DataSource } from 'typeorm';
import { doorProof } from './door-proof.js';
import { CannotStart } from './cannot-start.js';
import { installQueue } from './queue-schema.js';
import { type Migrations, requireServer } from './readiness.js';
import { whyUnreachable } from './unreachable.js';

export interface MigrateOptions {
  /** A role that owns the database and has CREATEROLE; it need not be a superuser. */
  ownerUrl: string;
  /** What the application will use; its user must be harbor_app, its password becomes that role's. */
  appUrl: string;
  /** What the sealer will use; its user must be harbor_sealer. Without it that role is there and nobody can sign in as it. */
  sealerUrl?: string | undefined;
  /** 32 bytes shared by the application and the gate of the database. */
  doorKey: Buffer;
  migrations: Migrations;
}

/**
 * Makes the database roles, brings the schema up to date and puts the door key in place. May be repeated.
 *
 * @returns names of the migrations that ran
 * @throws CannotStart in one line when the server is too old or the roles cannot be made
 */
export async function migrate({ ownerUrl, appUrl, sealerUrl, doorKey, migrations }: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  await client.connect().catch((error: Error) => {
    throw new CannotStart(`Cannot reach the database as its owner: ${whyUnreachable(error)} Check HARBOR_OWNER_URL.`);
  });
  try {
    await requireServer(async (text) => (await client.query<Record<string, unknown>>(text)).rows);
    await requireOwnKeys(client, doorKey);
    await makeRoles(client, new URL(appUrl), sealerUrl === undefined ? undefined : new URL(sealerUrl));
  } catch (error) {
    throw lackingRights(error);
  } finally {
    await client.end();
  }
  const db = await new DataSource({ ...owner(ownerUrl), migrations }).initialize();
  try {
    await installQueue(ownerUrl, async (text) => (await db.query(text)) as Record<string, unknown>[]);
    const ran = await db.runMigrations({ transaction: 'all' });
    await db.query('grant select on harbor.migration to harbor_app, harbor_sealer');
    await db.query('set role harbor_owner');
    await db.query('select gate.set_door_key($1)', [doorKey]);
    await db.query('select harbor.make_audit_partitions(0, 24)');
    return ran.map(({ name }) => name);
  } catch (error) {
    throw lackingRights(error);
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

/** What only the server's administrator can mend, in one line; anything else is a bug and keeps its stack. */
function lackingRights(error: unknown): unknown {
  const code = (error as { code?: string }).code;
  if (code === '42501')
    return new CannotStart(
      'The owner’s role may not do this: it must own the database, have CREATEROLE, and ADMIN on harbor_owner, harbor_gate, harbor_app and harbor_sealer where another role made them.',
    );
  if (code === '0A000' || code === '58P01')
    return new CannotStart(
      'This server lacks pg_trgm, unaccent or btree_gist: install PostgreSQL’s contrib package, then try again.',
    );
  return error;
}

async function makeRoles(client: pg.Client, app: URL, sealer: URL | undefined): Promise<void> {
  requireUser(app, 'harbor_app', 'DATABASE_URL', 'the application');
  if (sealer) requireUser(sealer, 'harbor_sealer', 'HARBOR_SEALER_URL', 'the sealer');
  // One at a time over all databases of the server: roles are shared between them.
  await client.query('begin');
  await client.query(`select pg_advisory_xact_lock(7263591)`);
  await client.query(`do $$ declare r text; begin
    foreach r in array array['harbor_owner', 'harbor_gate'] loop
      if not exists (select from pg_roles where rolname = r) then execute format('create role %I nologin', r); end if;
      if not (select rolsuper from pg_roles where rolname = current_user) then
        execute format(case when current_setting('server_version_num')::int >= 160000 then 'grant %I to %I with inherit true, set true' else 'grant %I to %I' end, r, current_user);
      end if;
    end loop; end $$`);
  await makeUser(client, 'harbor_app', app, '15s');
  await makeUser(client, 'harbor_sealer', sealer, '60s');
  await client.query('create schema if not exists harbor authorization harbor_owner');
  await client.query(
    `do $$ begin execute format('grant create on database %I to harbor_owner, harbor_gate', current_database()); end $$`,
  );
  await revokeServerDefaults(client);
  await client.query('commit');
}

function requireUser(url: URL, role: string, setting: string, who: string): void {
  if (decodeURIComponent(url.username) !== role)
    throw new CannotStart(`${setting} must sign in as ${role}: ${who} uses that role and no other.`);
}

/** A role that signs in with the password of its address; without one, nobody does. */
async function makeUser(client: pg.Client, role: string, url: URL | undefined, longest: string): Promise<void> {
  await client.query(
    `do $$ begin if not exists (select from pg_roles where rolname = '${role}') then create role ${role}; end if; end $$`,
  );
  const password = url ? `password ${client.escapeLiteral(decodeURIComponent(url.password))}` : '';
  await client.query(`alter role ${role} login noinherit ${await attributesToTake(client, role)} ${password}`);
  await client.query(`alter role ${role} set statement_timeout = '${longest}'`);
  await client.query(`alter role ${role} set idle_in_transaction_session_timeout = '${longest}'`);
}

/** What the role has and must not. Only that is named: even naming an attribute is refused to those who lack it themselves. */
async function attributesToTake(client: pg.Client, role: string): Promise<string> {
  const { rows } = await client.query<{ taken: string }>(
    `select concat_ws(' ', case when rolsuper then 'nosuperuser' end, case when rolcreatedb then 'nocreatedb' end,
        case when rolcreaterole then 'nocreaterole' end, case when rolbypassrls then 'nobypassrls' end,
        case when rolreplication then 'noreplication' end) as taken
      from pg_roles where rolname = $1`,
    [role],
  );
  return rows[0]!.taken;
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
  // Of several sealers one leads.
  await client.query('grant execute on function pg_try_advisory_lock(bigint), pg_advisory_unlock(bigint) to harbor_sealer');
}

/** A database with agencies in it keeps its keys: another folder would make every encrypted text unreadable. */
async function requireOwnKeys(client: pg.Client, doorKey: Buffer): Promise<void> {
  const known = await client.query<{ there: boolean }>(`select to_regprocedure('gate.door_fits(bytea)') is not null as there`);
  if (!known.rows[0]?.there) return;
  const { rows } = await client.query<{ fits: boolean }>(
    'select not exists (select from harbor.agency) or gate.door_fits($1) as fits',
    [doorProof(doorKey, 'door')],
  );
  if (!rows[0]?.fits)
    throw new CannotStart('The keys folder does not belong to this database. Set HARBOR_KEYS to the folder it was made with.');
}
