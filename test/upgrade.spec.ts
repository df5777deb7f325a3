// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { migrations } from '@harbor/migrations';
import pg from 'pg';
import { Founding } from '../apps/api/src/founding/index.js';
import { FileKeyProvider } from '../apps/api/src/keys/index.js';
import { migrate } from '../apps/api/src/platform/migrate.js';

const keys = new FileKeyProvider(process.env['HARBOR_TEST_KEYS']!);
const password = 'copper lantern walks nine rivers';

describe('a database from before an invitation needed a second person', () => {
  const name = `upgrade_${randomUUID().replaceAll('-', '')}`;
  const at = (url: string, database = name) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
  const ownerUrl = at(process.env['HARBOR_TEST_OWNER']!);
  const appUrl = at(process.env['HARBOR_TEST_APP']!);
  const server = new pg.Client({ connectionString: at(process.env['HARBOR_TEST_OWNER']!, 'postgres') });
  const owner = new pg.Client({ connectionString: ownerUrl });
  const upTo = (count: number) =>
    migrate({ ownerUrl, appUrl, doorKey: keys.installationKeyFor('door'), migrations: migrations.slice(0, count) });

  beforeAll(async () => {
    await server.connect();
    await server.query(`create database ${name}`);
  });
  afterAll(async () => {
    await owner.end();
    await server.query(`drop database ${name} with (force)`);
    await server.end();
  });

  it('keeps its invitations; those that are open for someone who can sign in already wait from then on', async () => {
    await upTo(migrations.findIndex((one) => one.name.startsWith('SecondPerson')));
    await owner.connect();
    const founding = new Founding(owner, keys);
    const about = {
      name: 'Old Agency',
      timeZone: 'America/Chicago',
      onCallName: 'On call',
      onCallPhone: '555-0100',
      isDemo: false,
    };
    const agencyId = await founding.agency({ code: 'old-agency', ...about });
    const account = (signInName: string) =>
      founding.account(agencyId, { role: 'caseworker', signInName, displayName: signInName, language: 'en' });
    const [enrolled, waiting] = [await account('enrolled'), await account('waiting')];
    await founding.credential(agencyId, enrolled, password);
    await founding.invitation(agencyId, enrolled, 24);
    for (const one of [enrolled, waiting]) await founding.invitation(agencyId, one, 24);

    await upTo(migrations.length);

    const { rows } = await owner.query(
      `select account_id as account, withdrawn_at is null as open, needs_approval as waits, version from harbor.invitation`,
    );
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(
      expect.arrayContaining([
        { account: enrolled, open: false, waits: null, version: 2 },
        { account: enrolled, open: true, waits: true, version: 1 },
        { account: waiting, open: true, waits: null, version: 1 },
      ]),
    );
    const { rows: triggers } = await owner.query(
      `select tgname from pg_trigger where tgrelid = 'harbor.invitation'::regclass and tgenabled <> 'O'`,
    );
    expect(triggers).toEqual([]);
  });
});
