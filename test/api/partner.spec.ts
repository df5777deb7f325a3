// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency, signedIn } from '../support/agency.js';
import { aLetter, consentOf, dayFromNow } from '../support/consents.js';
import { openHouse } from '../support/house.js';
import { aYouth, conflictOf, created } from '../support/living.js';
import type { Person } from '../support/person.js';
import { inSessionOf } from '../support/raw.js';

describe('a partner', () => {
  const house = openHouse();
  let agency: Agency;
  let youthId: string;
  let organizationId: string;
  let partner: Person;
  beforeEach(async () => {
    agency = await foundAgency(house);
    youthId = await aYouth(agency);
    organizationId = await anOrganization('Casa Aurora');
    partner = await invited('p.ruiz', { organizationId });
  });

  async function anOrganization(organization: string): Promise<string> {
    await agency.caseworker.post('/directory/services', { name: organization, organization, description: 'Talk.' });
    return (await agency.caseworker.post('/directory/organizations/search', { words: organization })).body.items[0].id;
  }
  const invite = (signInName: string, more: object) =>
    agency.admin.post('/people', { role: 'partner', signInName, displayName: 'P. Ruiz', ...more });
  async function invited(signInName: string, more: object): Promise<Person> {
    const { status, body } = await invite(signInName, more);
    expect([status, body.code?.length > 5]).toEqual([201, true]);
    return signedIn(house, agency.id, body.personId, 'partner');
  }
  const toThem = (more: object = {}) => consentOf(agency.caseworker, youthId, { recipient: undefined, organizationId, ...more });
  const shared = async (person = partner) => (await person.get('/shared')).body.items;
  const withdraw = (id: string) =>
    agency.caseworker.post(`/youth/${youthId}/consents/${id}/withdraw`, { by: 'minor' }, { version: 1 });
  const rowsSeen = (table: string) =>
    inSessionOf(house, partner, async (client) => (await client.query(`select from harbor.${table}`)).rowCount);

  it('sees what is shared with their organization and nothing else, until it is taken back, in a session that goes on', async () => {
    expect(await shared()).toEqual([]);
    const consentId = await toThem({ protections: ['part2'] });
    await consentOf(agency.caseworker, youthId);
    created(await agency.caseworker.post(`/youth/${youthId}/disclosures`, aLetter({ consentId, protections: ['part2'] })));

    const reply = await partner.get('/shared');
    expect(reply.body.items).toMatchObject([
      {
        id: consentId,
        purpose: 'To start counselling.',
        expiresOn: dayFromNow(90),
        received: [{ what: 'A letter about school.', notices: ['part2_redisclosure'] }],
      },
    ]);
    expect(reply.text).not.toContain(youthId);
    expect([await rowsSeen('consent'), await rowsSeen('disclosure'), await rowsSeen('data_key')]).toEqual([1, 1, 1]);
    expect([await rowsSeen('youth'), await rowsSeen('youth_case'), await rowsSeen('care_team')]).toEqual([0, 0, 0]);
    for (const path of ['', '/consents', '/disclosures', '/plan'])
      expect((await partner.get(`/youth/${youthId}${path}`)).status).toBe(404);

    await withdraw(consentId);
    expect(await shared()).toEqual([]);
    expect([await rowsSeen('consent'), await rowsSeen('disclosure'), await rowsSeen('data_key')]).toEqual([0, 0, 0]);
  });

  it('sees it no more from the day after its last one, nor when they must be kept from the youth', async () => {
    const consentId = await toThem();
    const elsewhere = await invited('p.other', { organizationId: await anOrganization('Lantern House') });
    expect([(await shared()).length, (await shared(elsewhere)).length]).toEqual([1, 0]);
    await conflictOf(house, agency, youthId, partner.userId);
    expect(await shared()).toEqual([]);
    const colleague = await invited('p.third', { organizationId });
    expect(await shared(colleague)).toHaveLength(1);
    const over = `update harbor.consent set signed_on = signed_on - 9, starts_on = starts_on - 9, expires_on = $2 where id = $1`;
    await house.owner.query('set session_replication_role = replica');
    await house.owner.query(over, [consentId, dayFromNow(-2)]);
    await house.owner.query('reset session_replication_role');
    expect(await shared(colleague)).toEqual([]);
  });

  it('works at an organization of the directory, as nobody else does, and stays a partner', async () => {
    const codes = [await invite('p.none', {}), await invite('p.worker', { role: 'caseworker', organizationId })];
    expect(codes.map(({ body }) => body.errors[0].code)).toEqual(['organization-of-a-partner', 'organization-of-a-partner']);
    const unknown = await invite('p.unknown', { organizationId: youthId });
    expect(unknown.body.errors[0].code).toBe('not-in-the-directory');
    const { body } = await agency.admin.get(`/people/${partner.userId}`);
    expect([body.role, body.organization]).toEqual(['partner', 'Casa Aurora']);
    const changed = await agency.admin.patch(`/people/${partner.userId}`, { role: 'caseworker' }, body.version);
    expect(changed.body.errors[0].code).toBe('stays-partner');
  });
});
