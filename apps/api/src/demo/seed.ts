// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg';
import { type KeyProvider, KeyRing } from '../keys/index.js';
import { CannotStart } from '../platform/cannot-start.js';
import { foundAgencies, foundPartners, setCredentials } from './seed-agencies.js';
import { Book } from './seed-book.js';
import { takeCare } from './seed-cautions.js';
import { agree } from './seed-consents.js';
import { bringDirectory, listDirectory } from './seed-directory.js';
import { importFiles, openFiles } from './seed-files.js';
import { bringGuides } from './seed-guides.js';
import { tellDays } from './seed-history.js';
import { bringHomes } from './seed-homes.js';
import { makePlans } from './seed-plans.js';
import { saveLists } from './seed-lists.js';
import { askForHelp } from './seed-referrals.js';
import { liveThrough } from './seed-stays.js';
import { writeBook } from './seed-write.js';
import { demoAgencies } from './world/index.js';

/** Without a way around it: passwords that stand in the manual must never lead into a database with real children. */
const noRoom =
  'The demo’s passwords are known to everyone, so it is made only in a database of its own, where every agency is a demo.';

/**
 * Makes the two demo agencies with their people, homes, youth, plans, placements, referrals and five weeks of history, as of `now`;
 * does nothing when they are there. One transaction as harbor_owner, so that a start that is cut off leaves nothing half
 * made, and two at once make one world. Every row is covered by an event, as everywhere.
 *
 * @param owner a connection that may become harbor_owner; it need not be a superuser
 * @throws CannotStart beside a real agency
 */
export async function seedDemo(owner: pg.Client, keys: KeyProvider, now: Date): Promise<void> {
  await asOwner(owner, async () => {
    // Whoever comes second waits here, and then finds the world made.
    await owner.query('lock table harbor.agency in share row exclusive mode');
    if (await isThere(owner)) return;
    const real = await realAgency(owner);
    if (real) throw new CannotStart(`${noRoom} This one holds the agency ${real}.`);
    const ring = new KeyRing(keys);
    const book = new Book(now);
    const agencies = await foundAgencies(book, keys, now);
    const homes = await bringHomes(book, ring, agencies);
    const directory = bringDirectory(book, agencies);
    foundPartners(book, agencies, directory.organizations);
    bringGuides(book, agencies);
    const files = await openFiles(book, ring, agencies, homes);
    await liveThrough(book, ring, files, homes);
    makePlans(book, files);
    await takeCare(book, ring, files, homes);
    await agree(book, ring, files, directory.organizations);
    await askForHelp(book, ring, files, directory);
    saveLists(book, files, directory);
    importFiles(book, files);
    tellDays(book, agencies, files);
    await writeBook(owner, ring, book);
    await listDirectory(owner, agencies);
    await setCredentials(owner, ring, agencies);
  });
}

/** Whether the demo agencies are in this database. */
export async function demoIsThere(owner: pg.Client): Promise<boolean> {
  let there = false;
  await asOwner(owner, async () => {
    there = await isThere(owner);
  });
  return there;
}

/** Whether the demo may be made here. */
export async function demoHasRoom(owner: pg.Client): Promise<boolean> {
  let real: string | undefined;
  await asOwner(owner, async () => {
    real = await realAgency(owner);
  });
  return real === undefined;
}

async function isThere(owner: pg.Client): Promise<boolean> {
  const codes = demoAgencies.map(({ code }) => code);
  const { rowCount } = await owner.query('select from harbor.agency where is_demo and code = any ($1)', [codes]);
  return rowCount === codes.length;
}

/** The code of an agency that is no demo. */
async function realAgency(owner: pg.Client): Promise<string | undefined> {
  const { rows } = await owner.query<{ code: string }>('select code from harbor.agency where not is_demo order by code limit 1');
  return rows[0]?.code;
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
