// SPDX-License-Identifier: Apache-2.0
import { tables } from '@harbor/policy';
import { connect } from '../apps/api/src/application.js';
import { classesOf } from '../apps/api/src/platform/column.js';
import { entities } from '../apps/api/src/schema.js';
import { apart, columnTypes, gateClasses, logClasses } from './schema/classes.js';
import { openHouse } from './support/house.js';

interface ColumnRow {
  schema: string;
  table: string;
  column: string;
  type: string;
  is_nullable: boolean;
}

describe('the database is what the code says', () => {
  const house = openHouse();
  const query = async <R extends object>(text: string, values: unknown[] = []) => (await house.owner.query<R>(text, values)).rows;
  const named = async (text: string) => (await query<{ name: string }>(text)).map(({ name }) => name).sort();
  const columns = () =>
    query<ColumnRow>(
      `select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
          not a.attnotnull as is_nullable from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('harbor', 'gate') and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
          and c.relname <> all ($1) order by 1, 2, a.attnum`,
      [apart],
    );

  it('every column has its data class', async () => {
    const db = await connect(house.appUrl, house.keys, 1);
    const classified = new Set(
      db.entityMetadatas.flatMap((entity) =>
        entity.columns
          .filter(({ propertyName }) => classesOf(entity.target).has(propertyName))
          .map(({ databaseName }) => `harbor.${entity.tableName}.${databaseName}`),
      ),
    );
    await db.destroy();
    const others: Record<string, string> = { ...gateClasses, ...logClasses };
    const without = (await columns())
      .map(({ schema, table, column }) => `${schema}.${table}.${column}`)
      .filter((column) => !classified.has(column) && !others[column]);
    // A table that no room reads yet is named in `tables` of the policy and has no entity; its room brings the classes.
    const waiting = await withoutEntity();
    expect(without.filter((column) => !waiting.some((table) => column.startsWith(`harbor.${table}.`)))).toEqual([]);
    expect(Object.keys(others).filter((column) => !other(column))).toEqual([]);

    function other(column: string): boolean {
      return !classified.has(column);
    }
  });

  it('entities name exactly the columns there are, with their types and with what may be null', async () => {
    const db = await connect(house.appUrl, house.keys, 1);
    const said = db.entityMetadatas.flatMap(({ tableName, columns: all }) =>
      all.map(({ databaseName, type, isArray, isNullable }) => {
        const name = columnTypes[typeof type === 'string' ? type : type.name] ?? String(type);
        return `${tableName}.${databaseName} ${name}${isArray ? '[]' : ''}${isNullable ? ' null' : ''}`;
      }),
    );
    await db.destroy();
    const read = new Set(said.map((column) => column.split('.')[0]));
    const there = (await columns())
      .filter(({ schema, table }) => schema === 'harbor' && read.has(table))
      .map(({ table, column, type, is_nullable: mayBeNull }) => `${table}.${column} ${type}${mayBeNull ? ' null' : ''}`);
    // The agency's id is its agency_id over again, computed by the database.
    const same = (column: string) => !column.startsWith('agency.id ');
    expect(said.filter(same).sort()).toEqual(there.filter(same).sort());
  });

  it('every table forces row-level security and has a policy, partitions included', async () => {
    const open = `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('harbor', 'gate') and c.relkind in ('r', 'p') and c.relname <> all ('{${apart.join(',')}}')`;
    expect(await named(`${open} and not (c.relrowsecurity and c.relforcerowsecurity)`)).toEqual([]);
    const none = `and not exists (select from pg_policy p where p.polrelid = c.oid)`;
    // A partition is reached through its parent, whose policies hold; asked for by name it shows nothing, having none.
    expect(await named(`${open} ${none} and not c.relispartition`)).toEqual([]);
    expect(await named(`${open} and c.relispartition and exists (select from pg_policy p where p.polrelid = c.oid)`)).toEqual([]);
  });

  it('every key, uniqueness and reference between records starts with the agency', async () => {
    const starts = await named(
      `select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c join pg_class t on t.oid = c.conrelid
        join pg_namespace n on n.oid = t.relnamespace where n.nspname = 'harbor' and c.contype in ('p', 'u', 'f', 'x') and not t.relispartition
          and (select attname from pg_attribute a where a.attrelid = c.conrelid and a.attnum = c.conkey[1]) <> 'agency_id'
          and t.relname <> all ('{${apart.join(',')}}')`,
    );
    // An agency's code and an invitation's code are looked up before anybody knows the agency.
    expect(starts).toEqual(['harbor.agency.uq_agency_code']);
    const indexes = await named(
      `select i.indexrelid::regclass::text as name from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
        where n.nspname = 'harbor' and i.indisunique and not t.relispartition and t.relname <> all ('{${apart.join(',')}}')
          and (select attname from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]) is distinct from 'agency_id'`,
    );
    expect(indexes).toEqual(['harbor.uq_agency_code', 'harbor.uq_invitation_code']);
  });

  it('the application may do what is listed and nothing else', async () => {
    const held = await named(
      `select format('%s %s %s', table_schema || '.' || table_name, privilege_type, string_agg(column_name, ',' order by column_name)) as name
        from information_schema.column_privileges p where grantee in ('harbor_app', 'PUBLIC') and table_schema in ('harbor', 'gate', 'public')
          and table_name <> all ('{${apart.join(',')}}') group by table_schema, table_name, privilege_type
      union all select format('%s %s', table_schema || '.' || table_name, privilege_type) from information_schema.table_privileges
        where grantee in ('harbor_app', 'PUBLIC') and table_schema in ('harbor', 'gate', 'public') and privilege_type in ('DELETE', 'TRUNCATE', 'TRIGGER')
      union all select format('%s.%s(%s) EXECUTE', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) from pg_proc p
        join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('harbor', 'gate') and has_function_privilege('harbor_app', p.oid, 'execute')`,
    );
    // Read what changes here like a grant, for it is one; then write it down with `npm run jest -- test/schema.spec.ts -u`.
    expect(held).toMatchSnapshot();
  });

  it('the application owns nothing, passes no policy by and can make nothing', async () => {
    const [may] = await query(
      `select r.rolsuper or r.rolbypassrls or r.rolcreatedb or r.rolcreaterole or r.rolreplication as stands_above,
          exists (select from pg_class c where c.relowner = r.oid) or exists (select from pg_proc p where p.proowner = r.oid) as owns,
          has_database_privilege(r.oid, current_database(), 'TEMP, CREATE') as makes_tables,
          has_schema_privilege(r.oid, 'harbor', 'CREATE') or has_schema_privilege(r.oid, 'gate', 'CREATE') or has_schema_privilege(r.oid, 'public', 'CREATE, USAGE') as makes,
          exists (select from pg_auth_members m where m.member = r.oid) as is_member from pg_roles r where r.rolname = 'harbor_app'`,
    );
    expect(may).toEqual({ stands_above: false, owns: false, makes_tables: false, makes: false, is_member: false });
  });

  it('no function of ours runs for just anybody, and those with borrowed rights look names up where they are told', async () => {
    const ours = `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('harbor', 'gate')`;
    expect(
      await named(
        `${ours} and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`,
      ),
    ).toEqual([]);
    expect(
      await named(
        `${ours} and p.prosecdef and not exists (select from unnest(p.proconfig) c where c like 'search\\_path=pg\\_catalog%')`,
      ),
    ).toEqual([]);
    expect(
      await named(
        `${ours} and p.prosecdef and p.proowner::regrole::text <> 'harbor_gate' and p.proname <> all ('{now,keep_an_admin}')`,
      ),
    ).toEqual([]);
  });

  /** Tables the policy names that no entity reads yet. */
  async function withoutEntity(): Promise<string[]> {
    const db = await connect(house.appUrl, house.keys, 1);
    const read = new Set(db.entityMetadatas.map(({ tableName }) => tableName));
    await db.destroy();
    expect(read.size).toBe(entities.length);
    return Object.keys(tables).filter((table) => !read.has(table));
  }
});
