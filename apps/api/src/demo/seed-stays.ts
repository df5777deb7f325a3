// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { KeyRing } from '../keys/index.js';
import { awayStarted, respiteStarted, youthPlaced } from '../placements/index.js';
import type { Book, NewRow } from './seed-book.js';
import { moveMinute, record, type SeededFile } from './seed-files.js';
import type { SeededHome } from './seed-homes.js';
import { type DemoArrangement, placementsOf } from './world/index.js';
import { pick } from './world/seeded.js';

const respiteGoesOnDays = 4;
const arrangementStarted = { base: youthPlaced, respite: respiteStarted, away: awayStarted } as const;

/**
 * The line of every youth's life: the gap-free base, respite and away over it. A stay in a home lets its caregivers in,
 * and its end puts them out.
 */
export async function liveThrough(
  book: Book,
  ring: KeyRing,
  files: readonly SeededFile[],
  homes: readonly SeededHome[],
): Promise<void> {
  for (const file of files) for (const stay of placementsOf(file.youth.index)) await settle(book, ring, file, stay, homes);
}

async function settle(
  book: Book,
  ring: KeyRing,
  file: SeededFile,
  stay: DemoArrangement,
  homes: readonly SeededHome[],
): Promise<void> {
  const { calendar } = file.agency;
  const from = calendar.at(stay.fromDaysAgo, moveMinute);
  const until = endOf(file, stay);
  const home = stay.homeIndex === null ? undefined : homes[stay.homeIndex];
  const row = await rowOf(ring, file, stay, home, from, until);
  const isHome = home !== undefined && stay.layer === 'base';
  if (isHome) file.stays.push({ home, from, until });
  record(book, file, {
    at: from,
    kind: arrangementStarted[stay.layer],
    ruleId: 'placement.place',
    happening: { resourceId: row.id, subjects: [file.id], relation: 'assigned', reasonCode: stay.kind },
    rows: [row, ...(isHome ? caregiversLetIn(file, home, row.id, from, until) : [])],
  });
}

/** Respite always has an end, if only a planned one; everything else goes on until it is ended. */
function endOf({ agency: { calendar } }: SeededFile, { layer, toDaysAgo }: DemoArrangement): Date | null {
  if (toDaysAgo !== null) return calendar.at(toDaysAgo, moveMinute);
  return layer === 'respite' ? calendar.at(-respiteGoesOnDays, moveMinute) : null;
}

async function rowOf(
  ring: KeyRing,
  file: SeededFile,
  stay: DemoArrangement,
  home: SeededHome | undefined,
  from: Date,
  until: Date | null,
): Promise<NewRow> {
  const id = randomUUID();
  const { layer, kind, planned: was_planned, reasonEnded: ended_reason } = stay;
  // A home's household needs no name here; whoever takes a youth in at home does.
  const adult = kind === 'placed_at_home' ? kinOf(file) : null;
  const values = {
    ...{ youth_id: file.id, layer, kind, was_planned, ended_reason },
    ...{ during: `[${from.toISOString()},${until?.toISOString() ?? ''})`, home_id: home?.id ?? null },
    traits: layer === 'base' ? (home?.traits ?? []) : [],
    location: 'in_state',
    receiving_adult_enc: file.cipher.encryptOrNull('living_arrangement.receivingAdult', id, adult),
    receiving_adult_index: adult && (await ring.nameIndex(file.agency.id, adult)),
  };
  return { table: 'living_arrangement', id, values };
}

const givenNames = ['Angela', 'Teresa', 'Monique', 'Carol', 'Renee'];

function kinOf({ youth }: SeededFile): string {
  return `${pick(givenNames, 'kin', youth.index)} ${youth.legalName.split(' ').at(-1)}`;
}

function caregiversLetIn(file: SeededFile, home: SeededHome, source: string, from: Date, until: Date | null): NewRow[] {
  return home.caregivers.map(({ id: user_id }) => {
    const role = { youth_id: file.id, user_id, relation: 'placed', why: 'placement' };
    return { table: 'care_team', id: randomUUID(), values: { ...role, source_id: source, from_at: from, until_at: until } };
  });
}
