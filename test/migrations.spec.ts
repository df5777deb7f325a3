// SPDX-License-Identifier: Apache-2.0
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { migrations } from '@harbor/migrations';
import type pg from 'pg';
import { FileKeyProvider, KeyRing } from '../apps/api/src/keys/index.js';
import { migrate } from '../apps/api/src/platform/migrate.js';
import { type EmptyDatabase, emptyDatabase } from './support/program.js';

/** A database of an earlier schema, with rows in it, brought up to date. */
describe('an upgrade keeps what is there', () => {
  const keys = new FileKeyProvider(process.env['HARBOR_TEST_KEYS']!);
  let database: EmptyDatabase;
  let owner: pg.Client;

  beforeEach(async () => {
    database = await emptyDatabase();
    owner = database.owner;
  });
  afterEach(() => database.drop());

  /** Up to and without the migration of this name; with no name, all of them. */
  async function migrateTo(next?: string): Promise<void> {
    const end = next ? migrations.findIndex(({ name }) => name === next) : migrations.length;
    const { ownerUrl, appUrl } = database;
    await migrate({ ownerUrl, appUrl, doorKey: keys.installationKeyFor('door'), migrations: migrations.slice(0, end) });
  }

  async function insert(table: string, row: Record<string, unknown>): Promise<void> {
    const places = Object.keys(row).map((_, i) => `$${i + 1}`);
    await owner.query(
      `insert into harbor.${table} (${Object.keys(row).join(', ')}) values (${places.join(', ')})`,
      Object.values(row),
    );
  }

  const anAgency = {
    code: 'old',
    name: 'Old',
    time_zone: 'America/Chicago',
    on_call_name: 'On call',
    on_call_phone: '555-0100',
  };

  it('a youth whose daily care and case stood in one row has every value, version and digest in two', async () => {
    await migrateTo('TheCaseApart1700000000015');
    const [agencyId, whole, bare] = [randomUUID(), randomUUID(), randomUUID()];
    await keys.createAgencyKey(agencyId);
    const { cipher, wrapped } = await new KeyRing(keys).create(agencyId, whole);
    const words = { marks: 'A star.', handles: '@z', safeContact: 'By text.', restrictedNote: 'A note.', school: 'Lakeside' };
    const seal = (field: keyof typeof words) => cipher.encrypt(`youth.${field}`, whole, words[field]);
    await owner.query('set session_replication_role = replica');
    await insert('agency', { agency_id: agencyId, ...anAgency });
    for (const id of [whole, bare]) await insert('data_key', { agency_id: agencyId, id, wrapped });
    await insert('youth', {
      agency_id: agencyId,
      id: bare,
      case_code: 'B-1',
      used_name: 'Bo',
      legal_name: 'Bo',
      gender: 'boy',
      birth_date: '2011-01-01',
    });
    await insert('youth', {
      ...{ agency_id: agencyId, id: whole, case_code: 'Q-77123', used_name: 'Zephyrine', legal_name: 'Quillon Oddfellow' },
      ...{
        pronouns: 'she/her',
        languages: ['es', 'en'],
        interpreter_language: 'es',
        allergies: 'Nuts',
        medication: 'One',
        daily_care: 'Tea',
      },
      ...{ gender: 'trans_girl', birth_date: '2010-05-04', birth_date_is_estimate: true, race_ethnicity: ['white'] },
      ...{
        tribal_nations: ['Cherokee Nation'],
        icwa: 'applies',
        height_cm: 160,
        weight_kg: 50,
        hair_color: 'red',
        eye_color: 'grey',
      },
      ...{ marks_enc: seal('marks'), handles_enc: seal('handles'), safe_contact_enc: seal('safeContact') },
      ...{ restricted_note_enc: seal('restrictedNote'), school_enc: seal('school') },
      ...{ version: 7, changed_at: '2025-03-04T05:06:07.89Z' },
    });
    await owner.query('reset session_replication_role');
    const rows = async (row: string, from: string) =>
      (await owner.query(`select ${row} as row, harbor.row_hash(${row}) as digest from ${from} order by id`)).rows as unknown[];
    const before = await rows('to_jsonb(y)', 'harbor.youth y');

    await migrateTo();

    const both = 'harbor.youth y join harbor.youth_case c using (agency_id, id, version, changed_at)';
    expect(await rows('to_jsonb(y) || to_jsonb(c)', both)).toEqual(before);
    expect(before).toHaveLength(2);
    const { rows: moved } = await owner.query<Record<string, Buffer>>(
      'select marks_enc, handles_enc, safe_contact_enc, restricted_note_enc, school_enc from harbor.youth_case where id = $1',
      [whole],
    );
    const fields = Object.keys(words) as (keyof typeof words)[];
    const opened = Object.values(moved[0]!).map((bytes, i) => cipher.decrypt(`youth.${fields[i]!}`, whole, bytes));
    expect(opened).toEqual(Object.values(words));

    // What was moved out of a table is not left behind in its file.
    await owner.query('checkpoint');
    const { rows: places } = await owner.query<{ folder: string; youth: string; case: string }>(
      `select current_setting('data_directory') as folder, pg_relation_filepath('harbor.youth') as youth, pg_relation_filepath('harbor.youth_case') as case`,
    );
    const { folder, youth, case: theCase } = places[0]!;
    const holds = (file: string, name: string) => readFileSync(path.join(folder, file)).includes(name);
    expect([holds(youth, 'Zephyrine'), holds(theCase, 'Oddfellow'), holds(youth, 'Oddfellow')]).toEqual([true, true, false]);
  });

  it('an invitation stays; open and for someone who can sign in already, it waits for a second person from then on', async () => {
    await migrateTo('SecondPerson1700000000016');
    const [agencyId, enrolled, newcomer] = [randomUUID(), randomUUID(), randomUUID()];
    await owner.query('set session_replication_role = replica');
    await insert('agency', { agency_id: agencyId, ...anAgency });
    for (const [id, name] of [
      [enrolled, 'enrolled'],
      [newcomer, 'newcomer'],
    ] as const)
      await insert('account', { agency_id: agencyId, id, role: 'caseworker', sign_in_name: name, display_name: name });
    await owner.query(
      `insert into gate.credential (agency_id, user_id, password_hash, totp_secret) values ($1, $2, 'none', '')`,
      [agencyId, enrolled],
    );
    const expires = { expires_at: new Date(Date.now() + 86_400_000) };
    const invitation = (account: string, more: object) =>
      insert('invitation', {
        agency_id: agencyId,
        id: randomUUID(),
        account_id: account,
        code_hash: randomBytes(32),
        ...expires,
        ...more,
      });
    await invitation(enrolled, { withdrawn_at: new Date(), version: 2 });
    for (const account of [enrolled, newcomer]) await invitation(account, {});
    await owner.query('reset session_replication_role');

    await migrateTo();

    const { rows } = await owner.query(
      `select account_id as account, withdrawn_at is null as open, needs_approval as waits, version from harbor.invitation`,
    );
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(
      expect.arrayContaining([
        { account: enrolled, open: false, waits: null, version: 2 },
        { account: enrolled, open: true, waits: true, version: 1 },
        { account: newcomer, open: true, waits: null, version: 1 },
      ]),
    );
    const { rows: off } = await owner.query(
      `select tgname from pg_trigger where tgrelid = 'harbor.invitation'::regclass and tgenabled <> 'O'`,
    );
    expect(off).toEqual([]);
  });
});
