// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { classesOf } from '../../apps/api/src/platform/column.js';
import { Youth } from '../../apps/api/src/youth/youth.entity.js';
import { openHouse } from '../support/house.js';
import { placeCaregiver } from '../support/placing.js';
import type { Person } from '../support/person.js';
import { inSessionOf } from '../support/raw.js';
import { openFile } from '../support/youth-files.js';

describe('the case of a youth, for SQL that somebody slipped into a session', () => {
  const house = openHouse();
  let agency: Agency;
  let id: string;
  const kept = { usedName: 'Zephyrine', legalName: 'Quillon Oddfellow', birthDate: '2010-05-04', caseCode: 'Q-77123' };
  const restricted = { marks: 'A star.', handles: '@z', safeContact: 'By text.', restrictedNote: 'A note.', school: 'Lakeside' };

  beforeAll(async () => {
    agency = await foundAgency(house);
    ({ id } = await openFile(agency.caseworker, kept));
    await agency.caseworker.patch(`/youth/${id}/restricted`, restricted, 1);
    await agency.caseworker.post(`/youth/${id}/aliases`, { name: 'Wisteria' });
    await placeCaregiver(house, agency, id, agency.caregiver);
  });

  /** All that the database gives this person when asked for everything it has. */
  const everythingFor = (person: Person) =>
    inSessionOf(house, person, async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = 'harbor' and c.relkind = 'r' and has_table_privilege(c.oid, 'select')`,
      );
      const found: Record<string, Record<string, unknown>[]> = {};
      for (const { name } of tables) {
        const { rows } = await client.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from harbor.${name} t`);
        found[name] = rows.map(({ row }) => row);
      }
      return found;
    });

  it('holds nothing for the caregiver with whom the youth lives but what their view shows: daily care', async () => {
    const found = await everythingFor(agency.caregiver);

    expect(found['youth']).toEqual([expect.objectContaining({ id, used_name: kept.usedName })]);
    expect([found['youth_case'], found['youth_alias']]).toEqual([[], []]);
    expect(JSON.stringify(found)).not.toMatch(/Oddfellow|2010-05-04|Q-77123|Wisteria/);
    const classes = new Set([...classesOf(Youth).values()].map(({ dataClass }) => dataClass));
    expect([...classes].sort()).toEqual(['C0', 'C1']);
  });

  it.each(['caseworker', 'manager'] as const)('holds all of it for the youth’s %s', async (who) => {
    const found = await everythingFor(agency[who]);

    expect(found['youth']).toContainEqual(expect.objectContaining({ id, used_name: kept.usedName }));
    expect(found['youth_case']).toContainEqual(
      expect.objectContaining({ id, legal_name: kept.legalName, birth_date: kept.birthDate, case_code: kept.caseCode }),
    );
    expect(found['youth_case']!.find((row) => row['id'] === id)!['school_enc']).toMatch(/^\\x01/);
  });

  it.each(['otherCaseworker', 'otherManager', 'otherCaregiver', 'privacyOfficer', 'admin'] as const)(
    'holds nothing of it for %s',
    async (who) => {
      const found = await everythingFor(agency[who]);

      expect(JSON.stringify([found['youth'], found['youth_case']])).not.toContain(id);
    },
  );

  it('is not changed by a caregiver who cannot read it', async () => {
    const changed = await inSessionOf(house, agency.caregiver, async (client) => [
      (await client.query('update harbor.youth_case set version = 3')).rowCount,
      (await client.query('update harbor.youth set version = 3')).rowCount,
    ]);

    expect(changed).toEqual([0, 0]);
  });

  it.each([
    ['whether the code comes after another', 'select * from gate.page_of_youth($1, $2, 20)', ['A-1']],
    ['whether a name begins like this', 'select * from gate.search_youth($2, $1, 20)', ['Quill']],
    ['whether a code is like this', 'select * from gate.search_youth($2, $1, 20)', ['Q-77']],
  ])('is not guessed through search or list: %s', async (_, question, [words]) => {
    const relations = ['placed', 'assigned', 'supervising', 'self', 'agency', 'intake'];
    const answers = async (person: Person) =>
      inSessionOf(house, person, async (client) => (await client.query(question, [relations, words])).rowCount);

    for (const who of ['caregiver', 'otherCaregiver', 'otherCaseworker', 'otherManager', 'privacyOfficer', 'admin'] as const) {
      expect([who, await answers(agency[who])]).toEqual([who, 0]);
    }
    expect([await answers(agency.caseworker), await answers(agency.manager)]).toEqual([1, 1]);
  });

  it('leaves the file as it was for everybody: one file, one version, whichever half a change is for', async () => {
    const { body, headers } = await agency.caseworker.get(`/youth/${id}`);
    expect([body.legalName, body.usedName, headers.get('etag')]).toEqual([kept.legalName, kept.usedName, `"${body.version}"`]);

    const care = await agency.caseworker.patch(`/youth/${id}`, { allergies: 'Nuts' }, body.version);
    const stale = await agency.caseworker.patch(`/youth/${id}`, { hairColor: 'red' }, body.version);
    const staleToo = await agency.caseworker.patch(`/youth/${id}/restricted`, { marks: 'None.' }, body.version);

    expect([care.status, stale.status, staleToo.status]).toEqual([200, 412, 412]);
    expect((await agency.caseworker.get(`/youth/${id}/restricted`)).body).toMatchObject({
      ...restricted,
      version: body.version + 1,
    });
    const { rows } = await house.owner.query(
      'select c.version from harbor.youth y join harbor.youth_case c using (agency_id, id, version) where id = $1',
      [id],
    );
    expect(rows).toEqual([{ version: body.version + 1 }]);
  });
});
