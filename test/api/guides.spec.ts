// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { aGuide, aText, inReview, published } from '../support/guides.js';
import { openHouse } from '../support/house.js';
import { aHome, inHome, placed as livesThere } from '../support/living.js';
import { placeCaregiver } from '../support/placing.js';
import { openFile } from '../support/youth-files.js';

const house = openHouse();
let agency: Agency;
let elsewhere: Agency;
beforeAll(async () => {
  [agency, elsewhere] = [await foundAgency(house), await foundAgency(house)];
});
const titlesIn = ({ body }: { body: { items: { title: string }[] } }) => body.items.map(({ title }) => title);
const state = (versionId: string) => `/guide-versions/${versionId}/state`;

describe('a guide', () => {
  it('goes from draft to its readers by way of survivor experts, and never by its writer’s own hand', async () => {
    const { admin, manager, caregiver, caseworker } = await foundAgency(house);
    const begun = await admin.post('/guides', aGuide({ es: undefined, audiences: ['worker'] }));
    expect([begun.status, begun.body]).toEqual([
      201,
      expect.objectContaining({ state: 'draft', number: 1, es: null, isMine: true }),
    ]);
    const { id, guideId } = begun.body;
    expect(begun.body.gradeEn).toBeLessThan(8);
    expect((await admin.patch(state(id), { to: 'in_review' }, 1)).body.code).toBe('guide/needs-both-languages');
    expect((await admin.patch(state(id), { to: 'published' }, 1)).body.code).toBe('guide/no-such-step');
    const written = await admin.patch(`/guide-versions/${id}`, { es: aText('Escuchar'), audiences: ['caregiver'] }, 1);
    expect(written.body).toMatchObject({
      version: 2,
      audiences: ['caregiver'],
      en: { title: 'Listening' },
      es: { title: 'Escuchar' },
    });
    expect((await admin.post(`/guide-versions/${id}/reviews`, { thanks: [], experiences: [], verdict: 'ready' })).body.code).toBe(
      'guide/not-to-review',
    );
    expect((await admin.patch(state(id), { to: 'in_review' }, 1)).status).toBe(412);
    expect((await admin.patch(state(id), { to: 'in_review' }, 2)).body.state).toBe('in_review');
    expect((await admin.patch(`/guide-versions/${id}`, { topics: ['school'] }, 3)).body.code).toBe('guide/not-draft');
    expect(titlesIn(await caregiver.get('/guides'))).toEqual([]);

    const review = {
      thanks: ['paid', 'credited'],
      experiences: ['foster_care'],
      verdict: 'ready',
      note: 'For the writer alone.',
    };
    expect((await manager.post(`/guide-versions/${id}/reviews`, review)).body.errors).toMatchObject([
      { code: 'credit-needs-a-name' },
    ]);
    await manager.post(`/guide-versions/${id}/reviews`, { ...review, shownAs: 'R.' });
    const more = { thanks: [], experiences: ['indigenous'], verdict: 'change_first' };
    expect((await manager.post(`/guide-versions/${id}/reviews`, more)).body.reviews).toHaveLength(2);
    expect((await admin.patch(state(id), { to: 'published' }, 3)).body.code).toBe('guide/own-words');
    expect((await manager.patch(state(id), { to: 'published', reviewDueOn: '2020-01-01' }, 3)).body.errors).toMatchObject([
      { code: 'not-ahead' },
    ]);
    expect((await manager.patch(state(id), { to: 'published' }, 3)).body).toMatchObject({ state: 'published', isMine: false });

    const read = await caregiver.get(`/guides/${guideId}?language=es`);
    expect(read.body).toMatchObject({
      ...{ id: guideId, title: 'Escuchar', language: 'es', isReviewed: true, isReviewDue: false },
      credits: [{ shownAs: 'R.', experiences: ['foster_care'], thanks: ['paid', 'credited'] }],
    });
    expect(read.text).not.toMatch(/writer alone|indigenous/);
    expect((await caseworker.get(`/guide-versions/${id}`)).status).toBe(404);
    expect((await elsewhere.caregiver.get(`/guides/${guideId}`)).status).toBe(404);
  });

  it('has one version that is written and one that is read; the next takes the place of the one before', async () => {
    const { admin, manager, caregiver } = agency;
    const first = await published(agency, { en: aText('First words') });
    expect((await caregiver.get(`/guides/${first.guideId}`)).body).toMatchObject({ isReviewed: false, credits: [] });
    const next = await manager.post(`/guides/${first.guideId}/versions`);
    expect(next.body).toMatchObject({ number: 2, state: 'draft', en: { title: 'First words' } });
    expect((await admin.post(`/guides/${first.guideId}/versions`)).body.code).toBe('guide/has-draft');
    await manager.patch(`/guide-versions/${next.body.id}`, { en: aText('Next words') }, 1);
    expect((await caregiver.get(`/guides/${first.guideId}`)).body.title).toBe('First words');
    await manager.patch(state(next.body.id), { to: 'in_review' }, 2);
    const twice = await Promise.all([1, 2].map(() => admin.patch(state(next.body.id), { to: 'published' }, 3)));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await caregiver.get(`/guides/${first.guideId}`)).body).toMatchObject({ number: 2, title: 'Next words' });
    const shelf = (await admin.get('/guide-versions')).body.items.filter(
      ({ guideId }: { guideId: string }) => guideId === first.guideId,
    );
    expect(shelf).toMatchObject([{ number: 2, state: 'published' }]);
    expect((await admin.get(`/guide-versions/${first.id}`)).body.state).toBe('replaced');
    expect((await manager.patch(state(next.body.id), { to: 'withdrawn' }, 4)).status).toBe(200);
    expect((await caregiver.get(`/guides/${first.guideId}`)).status).toBe(404);
  });

  it('is due to be read again when its day comes, and says so until somebody else has', async () => {
    const own = await foundAgency(house);
    const { id, version } = await inReview(own);
    const day = (ms: number) => new Date(house.now() + ms).toISOString().slice(0, 10);
    const due = day(3 * 86_400_000);
    const out = await own.manager.patch(state(id), { to: 'published', reviewDueOn: due }, version);
    expect(out.body).toMatchObject({ state: 'published', reviewDueOn: due });
    await house.travel(5 * 86_400_000);
    const again = await foundAgain(own);
    expect((await again.caregiver.get('/guides')).body.items).toMatchObject([{ isReviewDue: true }]);
    expect((await again.admin.get(`/guide-versions/${id}`)).body.state).toBe('review_due');
    expect((await again.admin.patch(state(id), { to: 'published' }, version + 1)).body.code).toBe('guide/own-words');
    expect((await again.manager.patch(state(id), { to: 'published' }, version + 1)).body.state).toBe('published');
    await house.travel(0);
  });
});

describe('guides for a youth', () => {
  it('come with the reason, from what the reader sees anyway, and end with the placement', async () => {
    const own = await foundAgency(house);
    await published(own, { en: aText('Spanish at home'), languages: ['es-MX'] });
    await published(own, { en: aText('Older boys'), youngest: 15, genders: ['boy'] });
    await published(own, { en: aText('Young ones'), oldest: 12 });
    await published(own, { en: aText('With kin'), traits: ['kin'] });
    await published(own, { en: aText('In a shelter'), traits: ['shelter'] });
    await published(own, { en: aText('For all') });
    await published(own, { en: aText('For workers'), audiences: ['worker'], languages: ['es'] });
    const birthDate = `${new Date(house.now()).getUTCFullYear() - 16}-01-01`;
    const { id } = await openFile(own.caseworker, { usedName: 'Javi', gender: 'boy', languages: ['es', 'en'], birthDate });
    const placed = await placeCaregiver(house, own, id, own.caregiver);
    const homeId = await aHome(own.caseworker, [], { traits: ['foster_family_home', 'kin'] });
    await livesThere(own.caseworker, id, inHome(homeId));
    const age = String((await own.caseworker.get(`/youth/${id}`)).body.age);
    const path = `/youth/${id}/guides`;
    const said = ({ body }: { body: { items: { title: string; reasons: object[] }[] } }) =>
      Object.fromEntries(body.items.map(({ title, reasons }) => [title, reasons]));
    const spanish = { fact: 'language', value: 'es' };

    const toWorker = await own.caseworker.get(path);
    expect(said(toWorker)).toEqual({
      'Older boys': [
        { fact: 'age', value: age },
        { fact: 'gender', value: 'boy' },
      ],
      'Spanish at home': [spanish],
      'For workers': [spanish],
      'With kin': [{ fact: 'trait', value: 'kin' }],
      'For all': [],
    });
    expect(titlesIn(toWorker)[0]).toBe('Older boys');
    // Gender and the line of homes are not for whoever lives with the youth: they are neither said nor used.
    expect(said(await own.caregiver.get(path))).toEqual({
      'Spanish at home': [spanish],
      'Older boys': [{ fact: 'age', value: age }],
      'With kin': [],
      'In a shelter': [],
      'For all': [],
    });
    expect((await own.otherCaregiver.get(path)).status).toBe(404);
    await placed.end();
    expect((await own.caregiver.get(path)).status).toBe(404);
    expect((await own.caregiver.get('/guides')).status).toBe(200);
  });
});

/** The same people in new sessions. */
async function foundAgain(own: Agency): Promise<Agency> {
  const { signedIn } = await import('../support/agency.js');
  const roles = { admin: 'agency_admin', manager: 'program_manager', caregiver: 'caregiver' } as const;
  const people = await Promise.all(
    Object.entries(roles).map(async ([name, role]) => [
      name,
      await signedIn(house, own.id, own[name as keyof typeof roles].userId, role),
    ]),
  );
  return { ...own, ...(Object.fromEntries(people) as Partial<Agency>) };
}
