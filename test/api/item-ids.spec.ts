// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { withoutFreshFactor } from '../support/owner.js';
import { aLine, aNote, besideYouth, type Line, PlanDesk } from '../support/plans.js';
import { openFile } from '../support/youth-files.js';
import { asIs } from '../policy/scene.js';

describe('the id of a line, typed in capitals', () => {
  const house = openHouse();
  let agency: Agency;
  let desk: PlanDesk;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  beforeEach(async () => {
    desk = new PlanDesk(agency.caseworker, (await openFile(agency.caseworker)).id);
  });
  const loud = (line: Line, over: Partial<Line> = {}): Line => ({ ...line, id: line.id.toUpperCase(), ...over });
  const lines = async () => (await desk.draft()).body.items as Line[];

  it('is the same line: put first in capitals or later, it is changed and not doubled', async () => {
    const line = aLine();
    const version = await desk.drafted([loud(line, { text: 'one' })]);
    expect(await lines()).toMatchObject([{ id: line.id, text: 'one' }]);

    await desk.save(version, { items: [{ ...line, text: 'two' }] });
    await desk.save(version + 1, { items: [loud(line, { text: 'three' })] });
    expect(await lines()).toMatchObject([{ id: line.id, text: 'three' }]);

    await desk.save(version + 2, { remove: [line.id.toUpperCase()] });
    expect(await lines()).toEqual([]);
    const twice = { remove: [line.id, line.id.toUpperCase()] };
    expect((await desk.save(version + 3, twice)).body.errors[0].pointer).toBe('/remove');
  });

  it('does not get round words that are kept', async () => {
    const line = aLine();
    const version = await desk.drafted([line]);
    await (await besideYouth(house, desk, version)).leave();

    for (const change of [{ items: [loud(line, { text: 'Put in their mouth.' })] }, { remove: [line.id.toUpperCase()] }])
      expect((await desk.save(version + 2, change)).body.code).toBe('plan/youth-words-are-kept');
    expect(await lines()).toMatchObject([{ text: line.text, isKept: true }]);
  });

  it('does not get round the second factor of a closed section', async () => {
    const line = aNote({ section: 'run_risk', audience: 'team' });
    const version = await desk.drafted([line]);
    const stale = new PlanDesk(await withoutFreshFactor(house, agency, agency.caseworker, 'caseworker'), desk.youthId);

    expect((await stale.save(version, { items: [loud(line, { text: 'Other words.' })] })).status).toBe(403);
    expect((await stale.save(version, { remove: [line.id.toUpperCase()] })).status).toBe(403);
  });

  it('takes back the youth’s words as the small letters do', async () => {
    const line = aLine();
    await desk.signed([line]);
    await desk.start();
    const { status, body } = await desk.act('withdraw-words', 1, { itemId: line.id.toUpperCase() });
    expect([status, body.items]).toEqual([200, []]);
    for (const again of [line, loud(line)])
      expect((await desk.save(2, { items: [again] })).body.errors).toMatchObject([{ code: 'withdrawn' }]);
  });

  it('is read in small letters where an older document holds it in capitals', async () => {
    const line = aLine();
    const version = await desk.drafted([line]);
    const { rows } = await house.owner.query<{ id: string; content_enc: Buffer; wrapped: Buffer }>(
      `select d.id, d.content_enc, k.wrapped from harbor.plan_draft d join harbor.data_key k on k.agency_id = d.agency_id and k.id = d.youth_id
        where d.youth_id = $1`,
      [desk.youthId],
    );
    const [{ id, content_enc: kept, wrapped }] = rows as [(typeof rows)[0]];
    const cipher = await house.ring.open(agency.id, desk.youthId, wrapped);
    const place = 'plan_draft.content';
    const older = cipher.decrypt(place, id, kept).replace(line.id, line.id.toUpperCase());
    await asIs(house, [['update harbor.plan_draft set content_enc = $2 where id = $1', [id, cipher.encrypt(place, id, older)]]]);

    expect(await lines()).toMatchObject([{ id: line.id }]);
    expect((await desk.save(version, { items: [{ ...line, text: 'Changed.' }] })).body.items).toMatchObject([
      { text: 'Changed.' },
    ]);
    expect(await lines()).toHaveLength(1);
  });
});
