// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { placeCaregiver } from '../support/placing.js';
import { aService } from '../support/referrals.js';
import { openFile } from '../support/youth-files.js';

const house = openHouse();
let agency: Agency;
let youthId: string;
let services: string[];
beforeAll(async () => {
  agency = await foundAgency(house);
  ({ id: youthId } = await openFile(agency.caseworker, { usedName: 'Canary Sol', languages: ['es'] }));
  services = [await aService(agency.caseworker, 'Casa Aurora'), await aService(agency.caseworker, 'Open Door')];
});
const lists = () => `/youth/${youthId}/lists`;
const saved = async (over: object = {}) => {
  const { body } = await agency.caseworker.post(lists(), { name: 'Someone to talk to', serviceIds: services, ...over });
  return body as { id: string; version: number };
};

describe('a saved list', () => {
  it('is made for one youth, keeps its order, and says of each service whether it suits', async () => {
    const { id, version } = await saved({ serviceIds: [services[1], services[0]] });
    const { body } = await agency.caseworker.get(`${lists()}/${id}`);
    expect(body).toMatchObject({ name: 'Someone to talk to', sharedAt: null, count: 2 });
    expect(body.services.map((one: { service: { organization: string } }) => one.service.organization)).toEqual([
      'Org of Open Door',
      'Org of Casa Aurora',
    ]);
    expect(body.services[0].fit.verdict).toBe('ask');
    const changed = await agency.caseworker.patch(`${lists()}/${id}`, { serviceIds: [services[0]] }, version);
    expect([changed.status, changed.body.count, changed.body.name]).toEqual([200, 1, 'Someone to talk to']);
    expect((await agency.caseworker.patch(`${lists()}/${id}`, { name: 'Late' }, version)).status).toBe(412);
    const { rows } = await house.owner.query('select * from harbor.saved_list where id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain('Someone');
  });

  it('is the worker’s alone until it is shared; then the foster parent sees it as long as the youth lives there', async () => {
    const { caregiver, otherCaregiver, manager, caseworker } = agency;
    const { id, version } = await saved();
    const placed = await placeCaregiver(house, agency, youthId, caregiver);
    for (const person of [caregiver, manager]) {
      expect((await person.get(lists())).body.items.map((one: { id: string }) => one.id)).not.toContain(id);
      expect((await person.get(`${lists()}/${id}`)).status).toBe(404);
    }
    const shared = await caseworker.patch(`${lists()}/${id}`, { isShared: true }, version);
    expect(shared.body.sharedAt).toEqual(expect.any(String));
    expect((await caregiver.get(`${lists()}/${id}`)).body.services).toHaveLength(2);
    expect((await caregiver.post(`${lists()}/${id}/prints`)).status).toBe(201);
    expect((await manager.get(`${lists()}/${id}`)).status).toBe(200);
    expect((await otherCaregiver.get(lists())).status).toBe(404);
    expect((await caregiver.patch(`${lists()}/${id}`, { isShared: false }, shared.body.version)).status).toBe(404);

    const hidden = await caseworker.patch(`${lists()}/${id}`, { isShared: false }, shared.body.version);
    expect((await caregiver.get(`${lists()}/${id}`)).status).toBe(404);
    await caseworker.patch(`${lists()}/${id}`, { isShared: true }, hidden.body.version);
    expect((await caregiver.get(`${lists()}/${id}`)).status).toBe(200);
    await placed.end();
    for (const path of [lists(), `${lists()}/${id}`]) expect((await caregiver.get(path)).status).toBe(404);
    expect((await caregiver.post(`${lists()}/${id}/prints`)).status).toBe(404);
  });

  it('never holds a confidential place, nor a service of another directory', async () => {
    const { caseworker } = agency;
    const place = { street: '1 Nowhere Lane', city: 'Urbana', state: 'IL', zip: '61801', isConfidential: true };
    const asked = { name: 'Quiet beds', organization: 'Quiet', description: 'Beds.', phone: '217-555-0199', place };
    const { body: quiet } = await caseworker.post('/directory/services', asked);
    const { id } = await saved({ serviceIds: [quiet.id] });
    const { text, body } = await caseworker.post(`${lists()}/${id}/prints`);
    expect([text.includes('Nowhere'), body.services[0].service.places]).toEqual([false, []]);

    const elsewhere = await foundAgency(house);
    const foreign = await aService(elsewhere.caseworker, 'Elsewhere');
    const refused = await Promise.all(
      [foreign, randomUUID()].map((one) => caseworker.post(lists(), { name: 'A list', serviceIds: [one] })),
    );
    expect(refused.map(({ status }) => status)).toEqual([422, 422]);
    expect(refused[0]!.body.errors).toEqual(refused[1]!.body.errors);
  });
});
