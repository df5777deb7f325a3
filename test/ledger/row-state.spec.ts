// SPDX-License-Identifier: Apache-2.0
import { NightWatch } from '../../apps/api/src/sealed-log/index.js';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { workOff } from '../support/jobs.js';
import { forgeEvent, openFile, offTheRecord } from '../support/oversight.js';
import { harbor } from '../support/program.js';
import { sealAll, sealerFolder, sealerUrl } from '../support/sealer.js';

describe('rows are as their last event left them', () => {
  const house = openHouse({ isSealed: false });
  const folder = sealerFolder();
  let agency: Agency;
  let youthId: string;
  beforeEach(async () => {
    agency = await foundAgency(house);
    youthId = await openFile(agency.caseworker);
    const { body } = await agency.caseworker.get(`/youth/${youthId}`);
    await agency.caseworker.patch(`/youth/${youthId}`, { dailyCare: 'Likes the window open.' }, body.version as number);
    await sealAll(house, folder);
  });
  const check = () => house.app.get(NightWatch).check(agency.id);
  const alarms = async () => {
    const { body } = await agency.privacyOfficer.get('/log');
    return (body.alarms as { code: string; places: string[] }[]).map(({ code, places }) => [code, places]);
  };
  const edit = (sql: string) => offTheRecord(house.owner, sql, [agency.id]);

  it('the nightly check finds nothing where nothing was edited, and names each row that was', async () => {
    await check();
    expect(await alarms()).toEqual([]);
    const row = `youth/${youthId}`;
    const edits: [string, string][] = [
      [
        `update harbor.youth set used_name = 'Other' where agency_id = $1`,
        `update harbor.youth set used_name = 'Robin' where agency_id = $1`,
      ],
      [
        `update harbor.youth set version = version + 1 where agency_id = $1`,
        `update harbor.youth set version = version - 1 where agency_id = $1`,
      ],
    ];
    for (const [bad, back] of edits) {
      await edit(bad);
      await check();
      expect([bad, await alarms()]).toEqual([bad, [['rows-changed', [row]]]]);
      await edit(back);
      await check();
      expect([bad, await alarms()]).toEqual([bad, []]);
    }
    await edit(`delete from harbor.youth_case where agency_id = $1`);
    await edit(
      `insert into harbor.youth_alias (agency_id, id, youth_id, name) select agency_id, id, id, 'Ada' from harbor.youth where agency_id = $1`,
    );
    await check();
    expect(await alarms()).toEqual([['rows-changed', [`youth_alias/${youthId}`, `youth_case/${youthId}`]]]);
  });

  it('it holds events against the sealed log as well', async () => {
    await edit(
      `update harbor.audit_event set outcome = 'other' where agency_id = $1 and action = 'youth.listed' or agency_id = $1 and action = 'youth.created'`,
    );
    await check();
    const found = await alarms();
    expect(found.map(([code]) => code)).toEqual(['log-damaged']);
    expect(found[0]![1]![0]).toMatch(/^0\/\d+$/);
  });

  it('an event that nothing sealed speaks for no row, and is named', async () => {
    await check();
    const { rows } = await house.owner.query<{ version: number }>('select version from harbor.youth where id = $1', [youthId]);
    const version = rows[0]!.version + 1;
    await edit(`update harbor.youth set used_name = 'Other', version = ${version} where agency_id = $1`);
    const forged = await forgeEvent(house.owner, agency.id, { changes: [`youth/${youthId}/update/${version}`] });
    await check();
    const found = [
      ['log-damaged', [`event/${forged}`]],
      ['rows-changed', [`youth/${youthId}`]],
    ];
    expect(await alarms()).toEqual(found);
    expect(house.log.join('\n')).toContain(`1 rows and 1 places of the log are not as they were left: agency ${agency.id}`);

    // Also where a person asks.
    const { body } = await agency.privacyOfficer.post('/log/verifications');
    await workOff(house, agency.privacyOfficer, body.id as string);
    const job = (await agency.privacyOfficer.get(`/jobs/${body.id}`)).body;
    expect(job.counts).toMatchObject([{ name: 'found', count: 1 }]);
    expect(await alarms()).toEqual(found);
  });

  it('a check that did not come to its end is none', async () => {
    const checks = async () =>
      (
        await house.owner.query<{ n: number | null }>(
          `select result_count as n from harbor.audit_event where agency_id = $1 and action = 'log.nightChecked'`,
          [agency.id],
        )
      ).rows;
    await house.owner.query('alter function gate.log_unsealed rename to gone');
    await expect(check()).rejects.toThrow();
    await house.owner.query('alter function gate.gone rename to log_unsealed');
    expect(await checks()).toEqual([]);
    await check();
    expect(await checks()).toEqual([{ n: 0 }]);
  });

  it('harbor verify-log --state names the row offline, and says what is not sealed yet', async () => {
    const env = {
      ...{ HARBOR_OWNER_URL: house.ownerUrl, DATABASE_URL: house.appUrl, HARBOR_SEALER_URL: sealerUrl(house) },
      ...{ HARBOR_KEYS: process.env['HARBOR_TEST_KEYS'], HARBOR_SEALER: folder, HARBOR_LOG: 'silent' },
    };
    const verified = () => harbor(['verify-log', '--agency', agency.code, '--state'], env);
    expect(await verified()).toMatchObject({ code: 0, err: '', out: expect.stringContaining('GOOD.') });
    await edit(`update harbor.youth set used_name = 'Other' where agency_id = $1`);
    expect(await verified()).toMatchObject({
      code: 30,
      out: expect.stringContaining(`row-changed: The row youth/${youthId} is not as event`),
    });
    await edit(`update harbor.youth set used_name = 'Robin' where agency_id = $1`);
    const other = await openFile(agency.caseworker);
    expect(await verified()).toMatchObject({ code: 20, out: expect.stringContaining(`row-unproved: The row youth/${other}`) });
  });
});
