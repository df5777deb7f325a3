// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency, onlyTheirWorkers } from '../support/agency.js';
import { aConsent, aLetter, consentOf, dayFromNow } from '../support/consents.js';
import { openHouse } from '../support/house.js';
import { aYouth, concernOf, conflictOf, lastEventOf } from '../support/living.js';

describe('a youth’s consent', () => {
  const house = openHouse();
  let agency: Agency;
  let youthId: string;
  beforeEach(async () => {
    agency = await foundAgency(house);
    youthId = await aYouth(agency);
  });
  const consents = async () => (await agency.caseworker.get(`/youth/${youthId}/consents`)).body.items;
  const record = (more: object = {}) => agency.caseworker.post(`/youth/${youthId}/consents`, aConsent(more));
  const disclose = (more: object = {}) => agency.caseworker.post(`/youth/${youthId}/disclosures`, aLetter(more));
  const withdraw = (id: string, version = 1, by = 'minor') =>
    agency.caseworker.post(`/youth/${youthId}/consents/${id}/withdraw`, { by }, { version });
  const asOwner = (sql: string, values: unknown[]) => house.owner.query(sql, values);
  const problems = ({ body }: { body: { errors?: { pointer: string; code: string }[] } }) =>
    (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

  it('is kept as it was signed, once, in words only the youth’s key opens', async () => {
    const key = randomUUID();
    const kept = await agency.caseworker.post(`/youth/${youthId}/consents`, aConsent(), { key });
    const again = await agency.caseworker.post(`/youth/${youthId}/consents`, aConsent(), { key });

    expect(kept.status).toBe(201);
    expect(again.body).toEqual(kept.body);
    expect(kept.body).toMatchObject({
      state: 'running',
      recipient: 'Quillhaven Counselling',
      parentName: 'Rosa Quimby',
      interpreter: 'Marisol Vega',
      language: 'es',
      expiresOn: dayFromNow(90),
      disclosures: 0,
      recall: null,
    });
    expect(await consents()).toEqual([kept.body]);
    const { rows } = await asOwner('select to_jsonb(c)::text as row from harbor.consent c where youth_id = $1', [youthId]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).not.toMatchObject({ row: expect.stringMatching(/Quill|Quimby|Vega|counselling|school/i) });
  });

  it.each([
    ['without an end', { expiresOn: undefined }, '/expiresOn required'],
    ['for longer than a year', { expiresOn: dayFromNow(366) }, '/expiresOn too-long'],
    [
      'that is over already',
      { startsOn: dayFromNow(-9), signedOn: dayFromNow(-9), expiresOn: dayFromNow(-3) },
      '/expiresOn over-already',
    ],
    ['on which help depends', { isConditionOfService: true }, '/isConditionOfService never-a-condition'],
    ['that the youth did not sign', { signers: ['non_abusive_parent'] }, '/signers minor-signs'],
    [
      'of the youth alone, where the law asks for more',
      { signers: ['minor'], parentName: undefined },
      '/signers another-signs-too',
    ],
    ['of a parent without a name', { parentName: undefined }, '/parentName who-signed'],
    ['to two recipients', { organizationId: randomUUID() }, '/recipient one-recipient'],
    [
      'to an organization nobody knows',
      { organizationId: randomUUID(), recipient: undefined },
      '/organizationId not-in-the-directory',
    ],
    ['signed in days to come', { signedOn: dayFromNow(3), startsOn: dayFromNow(3) }, '/signedOn in-the-future'],
    ['that begins before it was signed', { startsOn: dayFromNow(-5) }, '/startsOn before-it-was-signed'],
    ['of a form that nobody uses', { textVersion: '2019-7' }, '/textVersion form-not-in-use'],
    ['of a parent by half a name', { parentName: 'R. de la Quimby' }, '/parentCheckedBy second-person-needed'],
    ['about where the youth is', { classes: ['C4'] }, '/classes not-in-list'],
  ])('%s is refused', async (_, more, problem) => {
    const reply = await record(more);
    expect([reply.status, problems(reply)]).toEqual([422, [problem]]);
    expect(await consents()).toEqual([]);
  });

  it('may be the youth’s alone, or signed by the agency where it stands for the parents', async () => {
    const alone = await record({ signers: ['minor'], parentName: undefined, mayConsentAlone: true });
    const { userId } = agency.manager;
    const withAgency = await record({ signers: ['minor', 'agency'], parentName: undefined, agencySignerId: userId });
    expect([alone.status, withAgency.status]).toEqual([201, 201]);
    expect(withAgency.body.agencySignerName).toContain('manager');
    const caregiver = { signers: ['minor', 'agency'], parentName: undefined, agencySignerId: agency.caregiver.userId };
    expect(problems(await record(caregiver))).toEqual(['/agencySignerId not-staff-here']);
  });

  it('is signed by nobody who must be kept from the youth, and goes to none of them', async () => {
    await concernOf(house, agency, youthId, 'Quimby, Rósa');
    await conflictOf(house, agency, youthId, agency.otherManager.userId);
    const byAgency = { signers: ['minor', 'agency'], parentName: undefined, agencySignerId: agency.otherManager.userId };
    const codes = [await record(), await record(byAgency), await record({ recipient: 'Rosa Quimby', parentName: 'Ann Vega' })];
    expect(codes.map(({ body }) => body.code)).toEqual([
      'consent/signer-not-safe',
      'consent/signer-not-safe',
      'consent/recipient-not-safe',
    ]);
    expect(await consents()).toEqual([]);
  });

  it('is compared by words: part of a kept-away name is refused, a likeness needs another colleague', async () => {
    await concernOf(house, agency, youthId, 'José Luis "Chepe" Quimby Ortega');
    const { userId } = agency.otherManager;
    await agency.caseworker.post(`/youth/${youthId}/conflicts`, { userId, reason: 'kin' });
    const { rows } = await asOwner('select display_name from harbor.account where id = $1', [userId]);
    const by = async (parentName: string, parentCheckedBy?: string) => {
      const reply = await record({ parentName, parentCheckedBy });
      return reply.status === 422 ? problems(reply)[0] : (reply.body.code ?? reply.body.parentCheckedByName);
    };
    const [refused, second] = ['consent/signer-not-safe', '/parentCheckedBy second-person-needed'];
    const signs = ['JOSE  quimby', 'Chepe Quimby', 'Ortega, José', 'Jose Luis Chepe Quimby Ortega Ruiz', rows[0].display_name];
    expect(await Promise.all(signs.map((name) => by(name)))).toEqual(signs.map(() => refused));
    const toThem = await record({ recipient: 'Luis Quimby, José', parentName: 'Ann Vega' });
    expect(toThem.body.code).toBe('consent/recipient-not-safe');
    // Nor does a legal duty tell somebody by part of that name.
    const byDuty = (recipient: string) => disclose({ recipient, duty: 'court_order', classes: ['C4'] });
    const told = await Promise.all(['Luis Quimby', 'Mr José Luis Chepe Quimby Ortega', 'County sheriff'].map(byDuty));
    expect(told.map(({ status, body }) => body.code ?? status)).toEqual([...Array(2).fill('consent/recipient-not-safe'), 201]);
    // No second person lets in who must be kept away.
    expect(await by('Chepe', agency.manager.userId)).toBe(refused);
    expect([await by('Rosa Quimby'), await by(`Rosa ${agency.code}`)]).toEqual([second, second]);
    const nobody = '/parentCheckedBy not-a-second-person';
    const { caseworker, caregiver, otherManager, manager } = agency;
    const wrong = [caseworker, caregiver, otherManager].map(({ userId }) => by('Rosa Quimby', userId));
    expect(await Promise.all(wrong)).toEqual([nobody, nobody, nobody]);
    expect(await by('Rosa Quimby', manager.userId)).toContain('manager');
    expect(await by('Ann Vega')).toBeNull();
    const kept = await asOwner('select id, parent_words from harbor.consent where youth_id = $1', [youthId]);
    expect(kept.rows.map((row: { parent_words: Buffer[] }) => row.parent_words.length)).toEqual([2, 2]);
    // Who signed and turns out to be one of them ends it.
    await concernOf(house, agency, youthId, 'Vega');
    expect((await consents()).map(({ state }: { state: string }) => state).sort()).toEqual(['running', 'stopped']);
  });

  it('is written down on the forms that the agency says it uses', async () => {
    const { body } = await agency.admin.get('/agency');
    expect(body.consentForms).toEqual(['2026-1']);
    await agency.admin.patch('/agency', { consentForms: ['2027-3', '2026-1'] }, body.version);
    expect((await record({ textVersion: '2027-3' })).body.textVersion).toBe('2027-3');
  });

  it('lets go what it names, to whom it names, and each time leaves a row and an event', async () => {
    const consentId = await consentOf(agency.caseworker, youthId, { protections: ['part2'] });
    const named = await disclose({ consentId, protections: ['part2'] });
    const found = await disclose({ recipient: 'counselling, QUILLHAVEN' });

    expect([named.status, found.status]).toEqual([201, 201]);
    expect(named.body).toMatchObject({ consentId, recipient: 'Quillhaven Counselling', notices: ['part2_redisclosure'] });
    expect(found.body).toMatchObject({ consentId, duty: null, notices: [] });
    expect(await lastEventOf(house, youthId)).toMatchObject({ action: 'disclosure.recorded', subjects: [youthId] });
    const first = await agency.manager.get(`/youth/${youthId}/disclosures?limit=1`);
    const second = await agency.manager.get(`/youth/${youthId}/disclosures?limit=1&cursor=${first.body.next}`);
    expect([...first.body.items, ...second.body.items]).toEqual([found.body, named.body]);
    expect((await consents())[0]).toMatchObject({ id: consentId, disclosures: 2 });
  });

  it('lets go nothing else: other data, other people, before and after its days', async () => {
    const consentId = await consentOf(agency.caseworker, youthId, { protections: ['victim_services'] });
    const later = await consentOf(agency.caseworker, youthId, { startsOn: dayFromNow(5), recipient: 'Later' });
    const codes = async () =>
      (
        await Promise.all([
          disclose({ consentId, classes: ['C2', 'C3'] }),
          disclose({ consentId, protections: ['part2'] }),
          disclose({ recipient: 'Somebody Else' }),
          disclose({ consentId: later }),
        ])
      ).map(({ body }) => body.code);
    expect(await codes()).toEqual([
      'consent/beyond-what-was-agreed',
      'consent/beyond-what-was-agreed',
      'consent/not-covered',
      'consent/does-not-hold',
    ]);
    await asOwner('set session_replication_role = replica', []);
    await asOwner(
      'update harbor.consent set starts_on = starts_on - 99, signed_on = signed_on - 99, expires_on = $2 where id = $1',
      [consentId, dayFromNow(-2)],
    );
    await asOwner('reset session_replication_role', []);
    expect((await disclose({ consentId })).body.code).toBe('consent/does-not-hold');
    expect((await disclose({ recipient: 'Quillhaven Counselling' })).body.code).toBe('consent/not-covered');
    expect((await consents()).map(({ state }: { state: string }) => state)).toEqual(['not_begun', 'expired']);
    const { body } = await agency.caseworker.get(`/youth/${youthId}/disclosures`);
    expect(body.items).toEqual([]);
  });

  it('stops when who signed it must be kept away since', async () => {
    const consentId = await consentOf(agency.caseworker, youthId);
    await concernOf(house, agency, youthId, 'Rosa Quimby');
    expect((await disclose({ consentId })).body.code).toBe('consent/does-not-hold');
    expect((await consents())[0].state).toBe('stopped');
  });

  it('ends at once when it is taken back, and whoever received something is told once', async () => {
    const [consentId, unused] = [await consentOf(agency.caseworker, youthId), await consentOf(agency.caseworker, youthId)];
    await disclose({ consentId });
    const { status, body } = await withdraw(consentId);
    expect([status, body.state, body.withdrawnBy]).toEqual([200, 'withdrawn', 'minor']);
    expect(body.recall).toMatchObject({ sentAt: null, version: 1 });
    expect((await withdraw(unused, 1, 'non_abusive_parent')).body.recall).toBeNull();

    expect((await disclose({ consentId })).body.code).toBe('consent/does-not-hold');
    expect((await disclose({ recipient: 'Quillhaven Counselling' })).body.code).toBe('consent/not-covered');
    expect([(await withdraw(consentId)).body.code, (await withdraw(consentId, 2)).body.code]).toEqual([
      'stale-version',
      'consent/withdrawn-already',
    ]);
    const sent = (version: number) =>
      agency.manager.post(`/youth/${youthId}/recall-notices/${body.recall.id}/sent`, { how: 'phone' }, { version });
    expect((await sent(1)).body).toMatchObject({ how: 'phone', version: 2 });
    expect((await sent(2)).body.code).toBe('consent/recall-sent-already');
  });

  it('taken back while something leaves: either it left and is recalled, or it stayed', async () => {
    for (let i = 0; i < 5; i += 1) {
      const consentId = await consentOf(agency.caseworker, youthId);
      const [left, ended] = await Promise.all([disclose({ consentId }), withdraw(consentId)]);
      expect(ended.status).toBe(200);
      const [one] = (await consents()).filter(({ id }: { id: string }) => id === consentId);
      expect([left.status, one.disclosures, one.recall !== null]).toEqual(left.status === 201 ? [201, 1, true] : [409, 0, false]);
    }
  });

  it('is not needed for a legal duty, which alone says where the youth is; and Part 2 asks for more', async () => {
    const report = { duty: 'ncmec_report_missing', recipient: 'NCMEC', classes: ['C2', 'C4'] };
    const told = await disclose(report);
    expect(told.body).toMatchObject({ duty: 'ncmec_report_missing', consentId: null, classes: ['C2', 'C4'] });
    expect(problems(await disclose({ ...report, duty: undefined }))).toEqual(['/classes place-needs-a-duty']);
    expect(problems(await disclose({ ...report, protections: ['part2'] }))).toEqual(['/protections part2-needs-consent']);
    const order = { ...report, duty: 'court_order', protections: ['part2', 'victim_services'] };
    expect((await disclose(order)).body.notices).toEqual(['part2_redisclosure', 'victim_services_release']);
    expect(problems(await disclose({ ...report, consentId: randomUUID() }))).toEqual([
      '/duty one-ground',
      '/recipient one-recipient',
    ]);
    expect((await disclose({ consentId: randomUUID() })).status).toBe(404);
  });

  it.each(onlyTheirWorkers(200))('and what left are for those around the youth: %s is answered %i', async (who, status) => {
    await consentOf(agency.caseworker, youthId);
    const answers = [await agency[who].get(`/youth/${youthId}/consents`), await agency[who].get(`/youth/${youthId}/disclosures`)];
    expect(answers.map((reply) => reply.status)).toEqual([status, status]);
    const recorded = await agency[who].post(`/youth/${youthId}/consents`, aConsent());
    expect(recorded.status).toBe(who === 'caseworker' ? 201 : who === 'stranger' ? 401 : 404);
  });
});
