// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency, type Youth } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { eventsAbout } from '../support/owner.js';
import { placeCaregiver } from '../support/placing.js';
import { openFile } from '../support/youth-files.js';

describe('finding a youth', () => {
  const house = openHouse();
  let agency: Agency;
  let renata: Youth;
  let zoe: Youth;
  const found = async (words: string, who: 'caseworker' | 'otherCaseworker' | 'manager' | 'otherManager' = 'caseworker') =>
    ((await agency[who].post('/youth/search', { words })).body.items as Youth[]).map(({ caseCode }) => caseCode);

  beforeAll(async () => {
    agency = await foundAgency(house);
    renata = await openFile(agency.caseworker, { caseCode: 'B-20', usedName: 'Ren', legalName: 'Renata Núñez Ibáñez' });
    zoe = await openFile(agency.caseworker, { caseCode: 'A-11', usedName: 'Zoë', legalName: 'Zoë Whitfield' });
    await openFile(agency.caseworker, { caseCode: 'C-30', usedName: 'Marcus', legalName: 'Marcus Teller' });
    await openFile(agency.otherCaseworker, { caseCode: 'D-40', usedName: 'Renard', legalName: 'Renard Quill' });
  });

  describe('in the list', () => {
    it('shows each page by case code, every youth once, and the next page until the last', async () => {
      const first = await agency.caseworker.get('/youth?limit=2');
      const second = await agency.caseworker.get(`/youth?limit=2&cursor=${first.body.next}`);

      expect(first.body.items.map((item: Youth) => item.caseCode)).toEqual(['A-11', 'B-20']);
      expect(second.body).toMatchObject({ items: [{ caseCode: 'C-30', usedName: 'Marcus' }], next: null });
      expect(Object.keys(second.body.items[0] as object).sort()).toEqual(['age', 'caseCode', 'id', 'pronouns', 'usedName']);
    });

    it('holds only what is within reach: one’s own for a worker, those of their workers for a supervisor', async () => {
      const codes = async (who: 'otherCaseworker' | 'manager' | 'otherManager') =>
        (await agency[who].get('/youth')).body.items.map((item: Youth) => item.caseCode) as string[];

      expect(await codes('otherCaseworker')).toEqual(['D-40']);
      expect(await codes('manager')).toEqual(['A-11', 'B-20', 'C-30']);
      expect(await codes('otherManager')).toEqual(['D-40']);
    });

    it('names everyone it showed in its event', async () => {
      await agency.caseworker.get('/youth?limit=2');

      const [listed] = (await eventsAbout(house, renata.id)).filter(({ action }) => action === 'youth.listed').reverse();

      expect(listed).toMatchObject({ subjects: [zoe.id, renata.id], result_count: 2, relation_used: 'assigned' });
    });

    it.each(['?limit=0', '?limit=101', '?limit=two', '?cursor=bm90LWEtY3Vyc29y', '?page=2'])('refuses %s', async (query) => {
      expect((await agency.caseworker.get(`/youth${query}`)).status).toBe(422);
    });

    it.each<[string, unknown]>([
      ['NUL', ['a\u0000']],
      ['half a surrogate pair', ['a\ud800']],
      ['a line break', ['a\nb']],
      ['a number', [1]],
      ['a part too many', ['a', 'b']],
      ['no part', []],
      ['a part too long', ['a'.repeat(201)]],
      ['no list', { 0: 'a' }],
    ])('refuses a page mark with %s, whichever list it is for', async (_, parts) => {
      const cursor = Buffer.from(JSON.stringify(parts)).toString('base64url');
      for (const [person, list] of [
        [agency.caseworker, 'youth'],
        [agency.manager, 'homes'],
        [agency.admin, 'people'],
      ] as const) {
        const { status, body } = await person.get(`/${list}?cursor=${cursor}`);
        expect([list, status, body.errors]).toEqual([
          list,
          422,
          [expect.objectContaining({ pointer: '?cursor', code: 'not-a-cursor' })],
        ]);
      }
    });

    it('is not for caregivers, who see the youth they live with elsewhere', async () => {
      await placeCaregiver(house, agency, zoe.id, agency.caregiver);

      expect((await agency.caregiver.get('/youth')).status).toBe(404);
      expect((await agency.caregiver.post('/youth/search', { words: 'Zoë' })).status).toBe(404);
    });
  });

  describe('by search', () => {
    it.each([
      ['the name used', 'ren', 'B-20'],
      ['the legal name', 'Whitfield', 'A-11'],
      ['a name without its accents', 'nunez', 'B-20'],
      ['a name with accents of one’s own', 'Marcús', 'C-30'],
      ['a slip of the keyboard', 'Whitfeild', 'A-11'],
      ['the case code', 'a-11', 'A-11'],
      ['a part of a name', 'teller', 'C-30'],
    ])('finds by %s', async (_, words, code) => {
      expect((await found(words))[0]).toBe(code);
    });

    it('finds by another name from when it is added until it ends', async () => {
      const added = await agency.caseworker.post(`/youth/${zoe.id}/aliases`, { name: 'Marigold' });
      expect([added.status, added.body.name, added.headers.get('etag')]).toEqual([201, 'Marigold', '"1"']);
      expect(await found('marigold')).toEqual(['A-11']);
      expect((await agency.caseworker.get(`/youth/${zoe.id}`)).body.aliases).toEqual([added.body]);

      const end = `/youth/${zoe.id}/aliases/${added.body.id}/end`;
      expect((await agency.caseworker.post(end)).status).toBe(428);
      expect((await agency.caseworker.post(end, undefined, { version: 1 })).status).toBe(200);

      expect(await found('marigold')).toEqual([]);
      expect((await agency.caseworker.get(`/youth/${zoe.id}`)).body.aliases).toEqual([]);
      expect((await agency.caseworker.post(end, undefined, { version: 1 })).status).toBe(412);
      expect((await agency.caseworker.post(end, undefined, { version: 2 })).body.code).toBe('youth/alias-ended-already');
    });

    it('keeps one of two equal names, whoever sends it', async () => {
      const replies = await Promise.all(
        ['Sparrow', 'sparrow'].map((name) => agency.caseworker.post(`/youth/${renata.id}/aliases`, { name })),
      );

      expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(await found('sparrow')).toEqual(['B-20']);
    });

    it('lets only its worker add or end a name', async () => {
      const { body } = await agency.caseworker.post(`/youth/${renata.id}/aliases`, { name: 'Wren' });

      for (const person of [agency.manager, agency.otherCaseworker, agency.caregiver]) {
        expect((await person.post(`/youth/${renata.id}/aliases`, { name: 'Ghost' })).status).toBe(404);
        expect((await person.post(`/youth/${renata.id}/aliases/${body.id}/end`, undefined, { version: 1 })).status).toBe(404);
      }
      expect((await agency.caseworker.post(`/youth/${zoe.id}/aliases/${body.id}/end`, undefined, { version: 1 })).status).toBe(
        404,
      );
    });

    it('finds nobody outside one’s reach, however well the words fit', async () => {
      expect(await found('Renard', 'otherCaseworker')).toEqual(['D-40']);
      expect(await found('Renard Quill')).not.toContain('D-40');
      expect(await found('Quill', 'manager')).toEqual([]);
      expect(await found('D-40', 'manager')).not.toContain('D-40');
      const elsewhere = await foundAgency(house);
      expect((await elsewhere.caseworker.post('/youth/search', { words: 'Renata' })).body.items).toEqual([]);
    });

    it('keeps nothing of the words, neither in the log nor in the audit, but who was shown', async () => {
      const { rows: before } = await house.owner.query('select count(*)::int as n from harbor.audit_event');
      await agency.caseworker.post('/youth/search', { words: 'Whitfield-Xylograph' });

      const { rows } = await house.owner.query<{ event: string; action: string; subjects: string[] }>(
        'select e::text as event, action, subjects from harbor.audit_event e order by event_id offset $1',
        [before[0].n],
      );
      expect(rows).toEqual([expect.objectContaining({ action: 'youth.searched', subjects: [zoe.id] })]);
      expect(rows[0]!.event).not.toContain('Xylograph');
      const { rows: pending } = await house.owner.query('select p::text from harbor.audit_pending p');
      expect(JSON.stringify(pending)).not.toContain('Xylograph');
      expect(house.log.length).toBeGreaterThan(0);
      expect(house.log.join('\n')).not.toMatch(/Xylograph|Whitfield|Renata/);
    });

    it.each([
      [{ words: 'x' }],
      [{ words: '   ab'.repeat(30) }],
      [{ words: ' \\ ' }],
      [{ words: '\u202e\u202d' }],
      [{ words: 7 }],
      [{ words: 'ab', all: true }],
    ])('refuses %j', async (asked) => {
      expect((await agency.caseworker.post('/youth/search', asked)).status).toBe(422);
    });

    it.each(["%'; drop table harbor.youth; --", '\\\\', '%%__', 'a\u202eb\u202d', '🦔🦔'])('takes %j as words', async (words) => {
      expect((await agency.caseworker.post('/youth/search', { words })).status).toBe(200);
    });
  });
});
