// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { policyPage, rowSecuritySql } from '@harbor/policy';
import pg from 'pg';
import { openHouse } from '../support/house.js';
import { everyone, type Member } from './people.js';
import { differences, type Ground, insertGrants, policyTables, RawSession, standingRows } from './raw.js';
import { foundAgencyHere, Scene } from './scene.js';

describe('who may what, in the database itself', () => {
  let ground: Ground;
  let members: Member[];
  let app: pg.Client;
  afterAll(() => app.end());
  const house = openHouse();

  beforeAll(async () => {
    const [here, there] = [await foundAgencyHere(house), await foundAgencyHere(house)];
    ground = {
      scene: await Scene.set(house, here),
      elsewhere: await Scene.set(house, there),
      begun: await Scene.set(house, here),
    };
    await house.owner.query('set session_replication_role = replica');
    await house.owner.query('delete from harbor.care_team where youth_id = $1', [ground.begun.youthId]);
    await house.owner.query('reset session_replication_role');
    members = await everyone(ground.scene, ground.elsewhere);
    app = new pg.Client({ connectionString: house.appUrl });
    await app.connect();
  });

  it.each(policyTables)(
    '%s: everyone reads, adds, changes and removes exactly the rows the policy table gives',
    async (table) => {
      const session = new RawSession(app, await insertGrants(house.owner));
      const standing = await standingRows(house.owner, table);
      expect(standing.length).toBeGreaterThan(0);
      expect(await differences(session, ground, members, standing, table, ['read', 'add', 'change', 'remove'])).toEqual([]);
    },
  );

  it('without a session there is nothing to read and nothing to change', async () => {
    for (const table of policyTables) {
      await app.query('begin');
      const seen = await app.query(`select from harbor.${table}`).catch((error: { code: string }) => error);
      expect([table, 'rowCount' in seen ? seen.rowCount : seen.code]).toEqual([table, 0]);
      await app.query('rollback');
    }
  });

  it('the policies of the database are those that the policy table yields', async () => {
    const read = async () =>
      (
        await house.owner.query(
          `select tablename, policyname, permissive, roles::text, cmd, qual, with_check from pg_policies
            where schemaname = 'harbor' and (policyname like 'may\\_%' or tablename = any ($1)) order by 1, 2`,
          [policyTables],
        )
      ).rows;
    const before = await read();
    await house.owner.query('begin');
    await house.owner.query(rowSecuritySql());
    const after = await read();
    await house.owner.query('rollback');
    expect(before).toEqual(after);
    expect(before.length).toBeGreaterThan(policyTables.length);
  });

  it('the page of the manual says what the policy table says', () => {
    expect(readFileSync('docs/policy.md', 'utf8')).toBe(policyPage());
  });
});
