// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { migrations } from '@harbor/migrations';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';

const house = openHouse();
let agency: Agency;
beforeAll(async () => {
  agency = await foundAgency(house);
});
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

describe('the health of the system', () => {
  it('is told to an administrator: versions, clocks, room, and counts of their own agency alone', async () => {
    const { body: before } = await agency.admin.get('/system');
    expect(before).toMatchObject({
      version,
      schemaVersion: migrations.at(-1)?.name,
      nodeVersion: process.version,
      logMonthsAhead: 24,
      openSessions: 8,
    });
    expect(before.postgresVersion).toMatch(/^\d+/);
    expect(before.databaseBytes).toBeGreaterThan(1_000_000);
    expect(Math.abs(before.clockDifferenceMs)).toBeLessThan(5_000);

    const elsewhere = await foundAgency(house);
    await elsewhere.caseworker.get('/youth');
    await agency.caseworker.get('/youth');

    const { body: after } = await agency.admin.get('/system');
    // One look of the worker's and one of the administrator's.
    expect(after.eventsLastDay - before.eventsLastDay).toBe(2);
    expect(after.eventsWaiting - before.eventsWaiting).toBe(2);
    expect(after.openSessions).toBe(8);
  });

  it.each(['caseworker', 'manager', 'caregiver', 'privacyOfficer'] as const)('is not told to a %s', async (who) => {
    expect((await agency[who].get('/system')).status).toBe(404);
  });
});
