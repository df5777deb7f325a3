// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg';
import { type KeyProvider, KeyRing } from '../keys/index.js';
import { CannotStart } from '../platform/cannot-start.js';
import { foundAgencies, setCredentials } from './seed-agencies.js';
import { Book } from './seed-book.js';
import { takeCare } from './seed-cautions.js';
import { importFiles, openFiles } from './seed-files.js';
import { tellDays } from './seed-history.js';
import { bringHomes } from './seed-homes.js';
import { makePlans } from './seed-plans.js';
import { liveThrough } from './seed-stays.js';
import { writeBook } from './seed-write.js';
import { demoAgencies } from './world/index.js';

/**
 * Makes the two demo agencies with their people, homes, youth, plans, placements and five weeks of history, as of `now`;
 * does nothing when they are there. One transaction as harbor_owner, so that a start that is cut off leaves nothing half
 * made, and two at once make one world. Every row is covered by an event, as everywhere.
 *
 * @param owner a connection that may become harbor_owner; it need not be a superuser
 * @throws CannotStart when another agency has the code of a demo agency
 */
export async function seedDemo(owner: pg.Client, keys: KeyProvider, now: Date): Promise<void> {
  await asOwner(owner, async () => {
    // Whoever comes second waits here, and then finds the world made.
    await owner.query('lock table harbor.agency in share row exclusive mode');
    if (await isThere(owner)) return;
    const ring = new KeyRing(keys);
    const book = new Book(now);
    const agencies = await foundAgencies(book, keys, now);
    const homes = await bringHomes(book, ring, agencies);
    const files = await openFiles(book, ring, agencies, homes);
    await liveThrough(book, ring, files, homes);
    makePlans(book, files);
    await takeCare(book, ring, files, homes);
    importFiles(book, files);
    tellDays(book, agencies, files);
    await writeBook(owner, ring, book);
    await setCredentials(owner, ring, agencies);
  });
}

/** Whether the demo agencies are in this database. @throws CannotStart when another agency has one of their codes */
export async function demoIsThere(owner: pg.Client): Promise<boolean> {
  let there = false;
  await asOwner(owner, async () => {
    there = await isThere(owner);
  });
  return there;
}

async function isThere(owner: pg.Client): Promise<boolean> {
  const codes = demoAgencies.map(({ code }) => code);
  const { rows } = await owner.query<{ code: string; is_demo: boolean }>(
    'select code, is_demo from harbor.agency where code = any ($1)',
    [codes],
  );
  const taken = rows.find(({ is_demo }) => !is_demo);
  if (taken)
    throw new CannotStart(`The agency code ${taken.code} belongs to a real agency, so there is no room for the demo here.`);
  return rows.length === codes.length;
}

async function asOwner(owner: pg.Client, work: () => Promise<void>): Promise<void> {
  await owner.query('begin');
  try {
    await owner.query('set local role harbor_owner');
    // Digests of rows are made of their text, and an instant's text depends on the zone.
    await owner.query(`set local timezone = 'UTC'`);
    await work();
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}
