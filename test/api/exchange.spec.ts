// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { zipOf } from '../../apps/api/src/exchange/index.js';
import { standard } from '../../apps/api/src/directory/index.js';
import { JobRunner } from '../../apps/api/src/jobs/index.js';
import { type Agency, foundAgency } from '../support/agency.js';
import { aService, countsOf, imported, send } from '../support/exchange.js';
import { openHouse } from '../support/house.js';
import { ended, startWorkerProcess, workOff } from '../support/jobs.js';
import { offTheRecord } from '../support/oversight.js';

const examples = path.resolve('libs/hsds/standard/examples');
const example = (name: string) => readFileSync(path.join(examples, name));
const kinds = ['organization', 'service', 'location', 'service_at_location', 'taxonomy', 'taxonomy_term'];

describe('the directory from a file and as a file', () => {
  const house = openHouse();
  let agency: Agency;
  beforeEach(async () => void (agency = await foundAgency(house)));

  const rows = async () => {
    const parts = kinds.map((kind) => `(select count(*) from harbor.${kind} where agency_id = $1)::int as ${kind}`);
    return (await house.owner.query(`select ${parts.join(', ')}`, [agency.id])).rows[0] as Record<string, number>;
  };
  const none = Object.fromEntries(kinds.map((kind) => [kind, 0]));

  it('takes the standard’s own examples in every form, once, and again without change', async () => {
    const { admin } = agency;
    const csv = readdirSync(path.join(examples, 'csv')).filter((name) => name.endsWith('.csv'));
    const forms: Record<string, Buffer> = {
      object: example('service_full.json'),
      list: Buffer.from(`[${example('organization_full.json').toString()}]`),
      page: example('service_list.json'),
      tables: example('tabular.json'),
      zip: zipOf(csv.map((name) => ({ name: `hsds/${name}`, content: example(`csv/${name}`) }))),
    };
    const left = [
      '"attributes.csv leads-nowhere',
      '"metadata.csv leads-nowhere',
      '"taxonomies.csv sample',
      '"taxonomy_terms.csv sample',
    ];
    for (const [form, file] of Object.entries(forms)) {
      const first = await imported(house, admin, file);
      // The standard's own tables hold an attribute and a note about records that are not there, and samples of a taxonomy.
      const codes = first.failures.map((line) => `${line.split(',')[0]} ${line.split(',').at(-1)}`).sort();
      expect([form, first.job.state, codes]).toEqual([form, 'done', /tables|zip/.test(form) ? left : []]);
      const again = await imported(house, admin, file);
      expect([form, countsOf(again.job)['added'], countsOf(again.job)['changed']]).toEqual([form, undefined, undefined]);
    }
    const { taxonomy, taxonomy_term: terms, ...others } = await rows();
    expect([taxonomy, terms, Object.values(others).every((count) => count > 0)]).toEqual([0, 0, true]);
  });

  it('tells what was not taken in plain words, in the language of whoever asked', async () => {
    const { admin, caseworker } = agency;
    const told = async (file: Buffer | string) => (await imported(house, admin, file)).failures.sort();
    expect((await told(example('tabular.json')))[0]).toMatch(
      /^"attributes.csv, line 2",ae58cc39-\S+,It belongs to a record that is not there: “link_id” names f28dd44b-\S+\.,"Add that record to the file, or leave this row out.",leads-nowhere$/,
    );
    expect(await told(example('base.json'))).toEqual([
      'record 1,,This says which version of the standard is used. It holds no service and no place.,Choose the file with the services.,about-the-standard',
    ]);
    expect((await admin.patch('/me', { language: 'es' }, (await admin.get('/me')).body.version)).status).toBe(200);
    const wrong = { ...aService('Sin número'), status: 'x', phones: [{ id: randomUUID() }] };
    const [line] = await told(JSON.stringify([aService(), wrong]));
    expect(line).toMatch(/^registro 2,/);
    expect(line).toContain('“status” debe ser uno de: active, inactive, defunct, temporarily closed.');
    expect(line).toContain('Falta “phones › 1 › number”.');
    expect((await caseworker.get('/directory/terms')).body.items.map(({ name }: { name: string }) => name)).not.toContain('name');
  });

  it('looks first: a dry run counts what would be, and changes nothing', async () => {
    const services = JSON.stringify([aService('One'), aService('Two')]);
    const dry = await imported(house, agency.admin, services, { isDryRun: true });
    expect([dry.job.state, countsOf(dry.job)]).toEqual(['done', { added: 8 }]);
    expect(await rows()).toEqual(none);
    const real = await imported(house, agency.manager, services);
    expect(countsOf(real.job)).toEqual({ added: 8 });
    expect(await rows()).toMatchObject({ organization: 2, service: 2, location: 2, service_at_location: 2 });
  });

  it('skips what does not fit and says where and why', async () => {
    const good = aService('Good');
    const list = [
      good,
      { ...aService('No status'), status: 'sometimes' },
      { ...good, name: 'Good again' },
      { id: randomUUID(), name: 'Alone', status: 'active', organization_id: randomUUID() },
      { id: randomUUID() },
      '=cmd',
    ];
    const { job, failures } = await imported(house, agency.admin, JSON.stringify(list.slice(0, 5)));
    expect(job.state).toBe('done');
    expect(countsOf(job)).toEqual({ added: 4, failed: 4 });
    expect(failures.map((line) => line.split(',').at(-1)).sort()).toEqual([
      'does-not-fit',
      'duplicate-id',
      'leads-nowhere',
      'unknown-kind',
    ]);
    const strange = await imported(house, agency.admin, JSON.stringify(list));
    expect(strange.job).toMatchObject({ state: 'failed', problem: 'file-not-json' });
  });

  it('refuses what is broken or hostile, each with its reason, and nothing is changed', async () => {
    const text = JSON.stringify([aService(), aService()]);
    const zip = zipOf([{ name: 'services.json', content: Buffer.from(text) }]);
    const bomb = zipOf([{ name: 'services.json', content: Buffer.alloc(40_000_000, ' ') }]);
    const many = zipOf(Array.from({ length: 201 }, (_, i) => ({ name: `t${i}.json`, content: Buffer.from('[]') })));
    const lying = Buffer.from(zip);
    lying.writeUInt32LE(5, lying.indexOf('PK\u0001\u0002') + 24);
    const broken = Buffer.from(zip);
    broken[60]! ^= 0xff;
    const encrypted = Buffer.from(zip);
    encrypted.writeUInt16LE(1, encrypted.indexOf('PK\u0001\u0002') + 8);
    const cases: [string, Buffer | string][] = [
      ['file-truncated', text.slice(0, -30)],
      ['file-not-json', text.replace('"name"', 'name')],
      ['file-not-json', `${text}]`],
      ['file-wrong-encoding', Buffer.from(text, 'utf16le')],
      ['file-wrong-encoding', Buffer.concat([Buffer.from('[{"id":"'), Buffer.of(0xc3, 0x28), Buffer.from('"}]')])],
      ['file-too-deep', `[${'{"a":'.repeat(70)}1${'}'.repeat(70)}]`],
      ['file-object-too-big', `[{"id":"${'x'.repeat(8_100_000)}"}]`],
      ['file-unknown-form', 'id,name\n1,2\n'],
      ['file-empty', '   '],
      ['file-zip-path', zipOf([{ name: '../services.json', content: Buffer.from(text) }])],
      ['file-zip-too-big', bomb],
      ['file-zip-too-many', many],
      ['file-zip-broken', lying],
      ['file-zip-broken', broken],
      ['file-zip-broken', zip.subarray(0, zip.length - 30)],
      ['file-zip-encrypted', encrypted],
      ['file-zip-holds-nothing', zipOf([{ name: 'readme.txt', content: Buffer.from('x') }])],
    ];
    for (const [problem, file] of cases) {
      const { job } = await imported(house, agency.admin, file);
      expect([problem, job.state, job.problem]).toEqual([problem, 'failed', problem]);
    }
    const csv = await imported(house, agency.admin, 'id,name\n"open', { table: 'organization' });
    expect(csv.job.problem).toBe('file-not-csv');
    expect(await rows()).toEqual(none);
  });

  it('takes its parts as they should be and from its asker alone', async () => {
    const { admin, manager } = agency;
    const { body } = await admin.post('/directory/imports', { bytes: 9, isDryRun: true });
    const part = (number: number, bytes: number) => ({ number, content: Buffer.alloc(bytes, 97).toString('base64') });
    const to = `/directory/imports/${body.id as string}`;
    expect((await admin.post(`${to}/release`)).body.code).toBe('exchange/parts-missing');
    expect((await admin.post(`${to}/parts`, part(1, 8))).body.code).toBe('exchange/part-does-not-fit');
    expect((await admin.post(`${to}/parts`, part(2, 9))).body.code).toBe('exchange/part-does-not-fit');
    expect((await manager.post(`${to}/parts`, part(1, 9))).status).toBe(404);
    expect((await admin.post(`${to}/parts`, part(1, 9))).status).toBe(204);
    expect((await admin.post(`${to}/parts`, part(1, 9))).body.code).toBe('exchange/part-is-there');
    expect((await manager.post(`${to}/release`)).status).toBe(404);
    expect((await admin.post(`${to}/release`)).body.state).toBe('queued');
    expect((await admin.post(`${to}/parts`, part(1, 9))).body.code).toBe('jobs/not-receiving');
    expect((await agency.caseworker.post('/directory/imports', { bytes: 9, isDryRun: true })).status).toBe(404);
  });

  it('an upload that was broken off is ended by the next one, by its asker, or by time, and never stands in the way', async () => {
    const { admin } = agency;
    const begin = async () => (await admin.post('/directory/imports', { bytes: 9, isDryRun: true })).body.id as string;
    const stateOf = async (id: string) => {
      const { state, problem } = (await admin.get(`/jobs/${id}`)).body as { state: string; problem: string | null };
      return [state, problem];
    };
    const ids: string[] = [];
    for (let i = 0; i < 8; i += 1) ids.push(await begin());
    expect(await Promise.all(ids.map(stateOf))).toEqual(ids.map((_, i) => [i < 7 ? 'cancelled' : 'receiving', null]));
    const part = { number: 1, content: Buffer.alloc(9, 97).toString('base64') };
    expect((await admin.post(`/directory/imports/${ids[0]}/parts`, part)).body.code).toBe('jobs/not-receiving');
    expect((await admin.post(`/jobs/${ids[7]}/cancel`)).body.state).toBe('cancelled');
    const late = await begin();
    await offTheRecord(house.owner, `update harbor.job set asked_at = asked_at - interval '25 hours' where id = $1`, [late]);
    await house.app.get(JobRunner).fail({ agencyId: agency.id, jobId: late }, 'broken');
    expect(await stateOf(late)).toEqual(['failed', 'file-not-sent']);
  });

  it('goes out as the standard has it, and no confidential place with it', async () => {
    const [open, shelter] = [aService('Open'), aService('Shelter')];
    await imported(house, agency.admin, JSON.stringify([open, shelter, { ...aService('Gone'), status: 'inactive' }]));
    const hidden = (shelter['service_at_locations'] as { location: { id: string } }[])[0]!.location.id;
    await offTheRecord(house.owner, 'update harbor.location set is_confidential = true where id = $1', [hidden]);
    const asked = await agency.manager.post('/directory/exports', {});
    expect([asked.status, asked.body.total]).toEqual([201, 2]);
    await workOff(house, agency.manager, asked.body.id as string);
    const file = await agency.manager.get(`/jobs/${asked.body.id as string}/result`);
    expect(file.headers.get('content-type')).toContain('application/json');
    const services = JSON.parse(file.text) as Record<string, unknown>[];
    expect(services.map(({ name }) => name).sort()).toEqual(['Open', 'Shelter']);
    for (const service of services) expect(standard().validator.misfits('service', service)).toEqual([]);
    expect(file.text).not.toContain(hidden);
    const other = await foundAgency(house);
    const back = await imported(house, other.admin, file.text);
    expect([back.job.state, back.failures]).toEqual(['done', []]);
  });

  it('the official example is imported, found, exported and fits the standard’s own schemas on every way out', async () => {
    const { admin, caseworker, manager } = agency;
    const given = JSON.parse(example('service_full.json').toString()) as { id: string; name: string };
    for (const name of ['service_full.json', 'organization_full.json', 'service_at_location_full.json'])
      expect([name, (await imported(house, admin, example(name))).job.state]).toEqual([name, 'done']);
    const sample = JSON.parse(example('taxonomy_term.json').toString()) as { taxonomy_detail: object };
    const term = { ...sample, name: 'Night help', taxonomy_detail: { ...sample.taxonomy_detail, name: 'Kinds of ours' } };
    expect((await imported(house, admin, JSON.stringify(term))).failures).toEqual([]);
    const found = await caseworker.post('/directory/search', { words: given.name });
    expect(found.body.items).toContainEqual(expect.objectContaining({ serviceId: given.id, name: given.name }));
    const asked = await manager.post('/directory/exports', {});
    await workOff(house, manager, asked.body.id as string);
    const file = JSON.parse((await manager.get(`/jobs/${asked.body.id as string}/result`)).text) as { id: string }[];
    const out = file.find(({ id }) => id === given.id);
    expect(out).toMatchObject({ name: given.name, organization: expect.any(Object), service_at_locations: expect.any(Array) });
    const lists = {
      services: 'service',
      organizations: 'organization',
      service_at_locations: 'service_at_location',
      taxonomies: 'taxonomy',
      taxonomy_terms: 'taxonomy_term',
    };
    for (const service of file) expect(standard().validator.misfits('service', service)).toEqual([]);
    for (const [path, kind] of Object.entries(lists)) {
      const page = (await caseworker.get(`/hsds/${path}`)).body as { contents: { id: string }[]; total_items: number };
      expect([path, page.total_items > 0]).toEqual([path, true]);
      const whole = (await caseworker.get(`/hsds/${path}/${page.contents[0]!.id}`)).body as Record<string, unknown>;
      for (const one of [...page.contents, whole]) expect([path, standard().validator.misfits(kind, one)]).toEqual([path, []]);
    }
  });

  it('is imported once each, however often its worker is killed', async () => {
    const count = 1_500;
    const services = Array.from({ length: count }, (_, i) => aService(`Service ${i}`));
    const id = await send(agency.admin, Buffer.from(JSON.stringify(services)));
    let kills = 0;
    for (; kills < 5; kills += 1) {
      const worker = await startWorkerProcess(house);
      await pause(150 + Math.random() * 400);
      await worker.kill();
      if ((await agency.admin.get(`/jobs/${id}`)).body.endedAt !== null) break;
    }
    const last = await startWorkerProcess(house);
    const job = await ended(agency.admin, id, 60_000);
    await last.kill();
    console.info(`import killed ${kills} times`);
    expect(job).toMatchObject({ state: 'done', done: count, total: count });
    expect(countsOf(job)).toEqual({ added: 4 * count });
    expect(await rows()).toMatchObject({ service: count, organization: count, location: count, service_at_location: count });
    const { rows: steps } = await house.owner.query<{ kept: number; versions: number }>(
      'select count(*)::int as kept, max(version) as versions from harbor.service where agency_id = $1',
      [agency.id],
    );
    expect(steps).toEqual([{ kept: count, versions: 1 }]);
    const { body } = await agency.admin.post('/directory/search', { words: `"Service ${count - 1}"` });
    expect(body.items).toHaveLength(1);
  }, 180_000);
});
